using System.Diagnostics;
using System.Text;

namespace PaymentService.Tests;

/// <summary>A shell into which commands are pasted, one after the other.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    private const string End = "-- end of the answer --";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("terminal");
    private readonly Process _shell;

    public Terminal()
    {
        _shell = new Process
        {
            StartInfo = new ProcessStartInfo("bash") { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true },
        };
        _shell.Start();
        // curl draws its progress there when nobody looks.
        _shell.StandardInput.WriteLine("exec 2> errors.txt");
    }

    public string Folder => _folder.FullName;

    public async Task<string> PasteAsync(string command)
    {
        await _shell.StandardInput.WriteLineAsync($"{command}\necho; echo '{End}'");
        var answer = new StringBuilder();
        while (await _shell.StandardOutput.ReadLineAsync() is { } line && line != End)
        {
            answer.AppendLine(line);
        }

        return answer.ToString().Trim();
    }

    public async ValueTask DisposeAsync()
    {
        _shell.Kill(entireProcessTree: true);
        await _shell.WaitForExitAsync();
        _shell.Dispose();
        _folder.Delete(recursive: true);
    }
}
