using System.Diagnostics;

namespace Resilience.Peers.Tests;

/// <summary>The program that plays histories on opossum: a line in, a line out. It ends with us, when its input does.</summary>
internal sealed class NodeProgram : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    // The packages go beside the program in the output folder.
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "opossum");

    private readonly Process _process;

    private NodeProgram(Process process) => _process = process;

    public static NodeProgram Start()
    {
        if (NodePresence.Obstacle(NodePresence.Node, NodePresence.Npm) is { } obstacle)
        {
            throw new InvalidOperationException(obstacle);
        }

        Install();
        return new NodeProgram(Process.Start(new ProcessStartInfo(NodePresence.Node!, ["play.js"])
        {
            WorkingDirectory = s_folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    public string Ask(string line)
    {
        lock (_process)
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
            using CancellationTokenSource deadline = new(s_patience);
            return _process.StandardOutput.ReadLineAsync(deadline.Token).AsTask().GetAwaiter().GetResult()
                ?? throw new InvalidOperationException($"play.js ended at: {line}");
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(s_patience))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>Installs exactly what the lock file names; only once for the same one.</summary>
    private static void Install()
    {
        string wanted = File.ReadAllText(Path.Combine(s_folder, "package-lock.json"));
        string installed = Path.Combine(s_folder, "node_modules", "installed.json");
        if (File.Exists(installed) && File.ReadAllText(installed) == wanted)
        {
            return;
        }

        using Process npm = Process.Start(new ProcessStartInfo(NodePresence.Npm!, ["ci", "--ignore-scripts"])
        {
            WorkingDirectory = s_folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = npm.StandardOutput.ReadToEndAsync();
        Task<string> errors = npm.StandardError.ReadToEndAsync();
        if (!npm.WaitForExit(s_patience))
        {
            npm.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"'npm ci' in {s_folder} had not ended after {s_patience}. It needs the npm registry, or npm's cache.");
        }

        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in {s_folder} ended with {npm.ExitCode}. It needs the npm registry, or npm's cache.{Environment.NewLine}{output.GetAwaiter().GetResult()}{errors.GetAwaiter().GetResult()}");
        }

        File.WriteAllText(installed, wanted);
    }
}
