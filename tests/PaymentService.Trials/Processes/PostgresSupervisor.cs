using System.Diagnostics;

namespace PaymentService.Trials;

/// <summary>
/// A shell that runs PostgreSQL's programs for us, as a user who may: they refuse to run as root. It takes orders from its
/// standard input, a line each; when that ends, because we have ended, however we did, it stops the server and removes all files.
/// </summary>
internal sealed class PostgresSupervisor : IAsyncDisposable
{
    private const string UnprivilegedUser = "postgres";

    // Ctrl-C, which a terminal sends to everything started from it, must not end it before its work is done.
    private const string Script = """
        trap '' HUP INT TERM
        bin=$1 folder=$2 data=$2/data
        cd "$folder" || exit 1
        while read -r order; do
            case $order in
                create) "$bin/initdb" --pgdata="$data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync ;;
                start) "$bin/pg_ctl" start --silent --wait --pgdata="$data" --log="$folder/server.log" ;;
                kill) kill -9 "$(head -n 1 "$data/postmaster.pid")" ;;
                *) "$bin/pg_ctl" stop --silent --wait --pgdata="$data" --mode="$order" ;;
            esac >"$folder/order.log" 2>&1 </dev/null
            echo $?
        done
        "$bin/pg_ctl" stop --silent --wait --pgdata="$data" --mode=immediate >/dev/null 2>&1
        cd / && rm -rf "$folder"
        """;

    private readonly Process _shell;

    private PostgresSupervisor(string binaries, string folder)
    {
        string[] command = ["sh", "-c", Script, "sh", binaries, folder];
        if (Environment.IsPrivilegedProcess)
        {
            command = ["setpriv", $"--reuid={UnprivilegedUser}", $"--regid={UnprivilegedUser}", "--init-groups", .. command];
        }

        if (OperatingSystem.IsLinux())
        {
            // In a session of its own, where a signal to our process group does not reach it.
            command = ["setsid", .. command];
        }

        Folder = folder;
        _shell = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    /// <summary>Why nobody here could run a server; null where somebody can.</summary>
    public static string? Obstacle { get; } =
        Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(user => user.StartsWith($"{UnprivilegedUser}:", StringComparison.Ordinal))
            ? $"PostgreSQL does not run as root, and there is no user '{UnprivilegedUser}' to run it as: make one, or be another user."
            : null;

    /// <summary>Where the server's files are: <c>data</c>, <c>server.log</c>.</summary>
    public string Folder { get; }

    public static async Task<PostgresSupervisor> StartAsync(string binaries)
    {
        string folder = Directory.CreateTempSubdirectory("postgres").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            using Process chown = Process.Start("chown", [$"{UnprivilegedUser}:", folder]);
            await chown.WaitForExitAsync();
        }

        return new PostgresSupervisor(binaries, folder);
    }

    /// <returns>Null where the order was carried out; otherwise why not.</returns>
    public async Task<string?> OrderAsync(string order)
    {
        await _shell.StandardInput.WriteLineAsync(order);
        await _shell.StandardInput.FlushAsync();
        return await _shell.StandardOutput.ReadLineAsync() switch
        {
            "0" => null,
            null => "the shell that runs it has ended",
            _ => $"{await ReadAsync("order.log")}{await ReadAsync("server.log")}",
        };
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task<string> ReadAsync(string file)
    {
        string path = Path.Combine(Folder, file);
        return File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
    }
}
