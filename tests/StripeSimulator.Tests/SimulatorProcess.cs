using System.Diagnostics;
using Stripe;

namespace StripeSimulator.Tests;

/// <summary>The simulator as its own process, which can be killed.</summary>
internal sealed class SimulatorProcess : IDisposable
{
    private readonly Process _process;

    private SimulatorProcess(Process process) => _process = process;

    public StripeClient Stripe { get; private set; } = null!;

    public Uri ControlBase { get; private set; } = null!;

    public static async Task<SimulatorProcess> StartAsync(string books)
    {
        var simulator = new SimulatorProcess(Launch("--api-port", "0", "--control-port", "0", "--books", books));
        try
        {
            string api = await simulator.LineAsync("Stripe API");
            string control = await simulator.LineAsync("Control");
            simulator.ControlBase = new Uri(control);
            simulator.Stripe = new StripeClient(new StripeClientOptions
            {
                ApiKey = "sk_test_123",
                ApiBase = api,
                HttpClient = new SystemNetHttpClient(new HttpClient(), maxNetworkRetries: 0, enableTelemetry: false),
            });
            return simulator;
        }
        catch
        {
            simulator.Dispose();
            throw;
        }
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Errors)> RunAsync(params string[] args)
    {
        using Process process = Launch(args);
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static Process Launch(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(StripeSimulatorHost).Assembly.Location);
        Array.ForEach(args, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    private async Task<string> LineAsync(string title)
    {
        string? line = await _process.StandardOutput.ReadLineAsync();
        line.ShouldNotBeNull().ShouldStartWith(title);
        return line[title.Length..].Trim().Split(' ')[0];
    }
}
