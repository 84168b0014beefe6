using System.Diagnostics;

namespace PaymentService.Trials;

/// <summary>
/// Kills a process when this one ends, however it ends: a shell waits at a pipe that only this process holds open, so that even its SIGKILL is noticed.
/// </summary>
internal sealed class Leash : IDisposable
{
    private readonly Process _shell;

    public Leash(int processId, string signal = "KILL")
    {
        // Ctrl+C reaches the whole group: this one must outlive it to do its work.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "trap '' INT TERM; read -r _; kill -s \"$2\" \"$1\"", "leash", $"{processId}", signal])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        _shell = Process.Start(start)!;
    }

    /// <summary>Lets go: the process is left alone from here on.</summary>
    public void Dispose()
    {
        _shell.Kill();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}
