using System.Diagnostics;

namespace PaymentService.Trials;

/// <summary>The payment service as it is run: the program itself, in a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly string s_program = typeof(PaymentApp).Assembly.Location;

    private readonly Process _process;
    private readonly Leash _leash;
    private readonly TaskCompletionSource _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(string name, Uri address, string folder, IEnumerable<string> settings, TrialLog log)
    {
        var start = new ProcessStartInfo(
            "dotnet", [s_program, $"--urls={address.OriginalString}", "--Logging:Console:FormatterName=simple", "--Logging:Console:FormatterOptions:SingleLine=true", .. settings])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Sockets for debuggers, which a killed process would leave behind in the folder for temporary files.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        (Name, Address) = (name, address);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data, log);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, log);
        _process.Start();
        _leash = new Leash(_process.Id);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Ended = EndAsync(log);
    }

    public string Name { get; }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Done when the service takes requests; failed when the process ends before that.</summary>
    public Task Ready => _listens.Task;

    /// <summary>Done when the process has ended and all that it said is in the log; its exit code, 137 when it was killed.</summary>
    public Task<int> Ended { get; }

    /// <param name="name">What it is called in the log.</param>
    /// <param name="address">Where it is to listen.</param>
    /// <param name="folder">Where it runs: files that its settings name without a path lie there.</param>
    /// <param name="settings">As on its command line: <c>--RetryQueue:Lease=00:00:01</c>.</param>
    /// <param name="log">Takes all that it says, line by line.</param>
    public static ServiceProcess Start(string name, Uri address, string folder, IEnumerable<string> settings, TrialLog log) =>
        new(name, address, folder, settings, log);

    /// <summary>SIGKILL: not a line of the program's runs after it.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Ended;
        _process.Dispose();
    }

    private void Read(string? line, TrialLog log)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        log.Add(Name, line);
        // The greeting is printed when everything stands.
        if (line.StartsWith("Payment service ", StringComparison.Ordinal))
        {
            _listens.TrySetResult();
        }
    }

    private async Task<int> EndAsync(TrialLog log)
    {
        await _process.WaitForExitAsync();
        _leash.Dispose();
        log.Add(Name, $"has ended with exit code {_process.ExitCode}.");
        _listens.TrySetException(new InvalidOperationException(
            $"{Name} ended with exit code {_process.ExitCode} before it took a request; what it said stands in {log.File}."));
        return _process.ExitCode;
    }
}
