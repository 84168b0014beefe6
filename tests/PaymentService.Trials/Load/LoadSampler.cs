using System.Diagnostics;
using System.Globalization;

namespace PaymentService.Trials;

/// <summary>Looks at the service once a second.</summary>
internal sealed class LoadSampler(ServiceProcess service, Stopwatch watch) : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private readonly HttpClient _http = new() { BaseAddress = service.Address, Timeout = 5 * s_interval };
    private readonly List<LoadSample> _samples = [];

    public async Task<IReadOnlyList<LoadSample>> SampleAsync(CancellationToken end)
    {
        using var beat = new PeriodicTimer(s_interval);
        do
        {
            (int threads, long resident) = await ReadProcessAsync();
            _samples.Add(new LoadSample(watch.Elapsed, threads, resident, await IsOpenAsync()));
            await ((Task)beat.WaitForNextTickAsync(end).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!end.IsCancellationRequested);
        return _samples;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Linux only, like the processes' leash.</summary>
    private async Task<(int Threads, long ResidentBytes)> ReadProcessAsync()
    {
        string[] status = await File.ReadAllLinesAsync($"/proc/{service.Id}/status");
        return ((int)Number("Threads:"), Number("VmRSS:") * 1024);

        long Number(string field) => long.Parse(
            status.Single(line => line.StartsWith(field, StringComparison.Ordinal))[field.Length..].Replace("kB", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture);
    }

    private async Task<bool?> IsOpenAsync()
    {
        try
        {
            return await _http.GetStringAsync(new Uri("/health", UriKind.Relative)) != "Healthy";
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
