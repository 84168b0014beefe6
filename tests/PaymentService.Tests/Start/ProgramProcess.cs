using System.Diagnostics;
using System.Text;

namespace PaymentService.Tests;

/// <summary>The program as a user starts it, in a folder of its own.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payments-process");
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ProgramProcess(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(PaymentApp).Assembly.Location, .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public string Folder => _folder.FullName;

    public bool HasEnded => _process.HasExited;

    public static ProgramProcess Start(params string[] arguments) => new(arguments);

    public async Task<int> EndAsync(TimeSpan longest)
    {
        await _process.WaitForExitAsync().WaitAsync(longest);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
