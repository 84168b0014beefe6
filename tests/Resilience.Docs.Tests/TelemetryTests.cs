using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Resilience.Docs.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public void The_page_has_every_instrument_with_its_kind_and_unit()
    {
        string page = Documents.Read("docs/telemetry.md");
        List<Instrument> instruments = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "Resilience")
            {
                instruments.Add(instrument);
            }
        };
        listener.Start();

        using ResilienceRuntime runtime = new();

        instruments.Count.ShouldBeGreaterThanOrEqualTo(7);
        foreach (Instrument instrument in instruments)
        {
            page.ShouldContain($"| `{instrument.Name}` | {Kind(instrument)}, `{instrument.Unit}` |");
        }
    }

    [Fact]
    public async Task The_quick_start_prints_what_its_meter_counts()
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(TelemetryTests).Assembly.Location.Replace("Resilience.Docs.Tests.dll", "QuickStart.dll", StringComparison.Ordinal), "metrics"])
        {
            RedirectStandardOutput = true,
        })!;
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(1));
        string output = await process.StandardOutput.ReadToEndAsync(deadline.Token);

        Count("failure", "none").ShouldBe(3, output);
        Count("circuit_open", "applied").ShouldBe(2, output);

        int Count(string outcome, string fallback)
            => output.Split('\n').Count(line => line.Trim() == $"resilience.calls +1 [resilience.service, IStripeGateway] [resilience.method, ChargeAsync] [resilience.outcome, {outcome}] [resilience.fallback, {fallback}]");
    }

    private static string Kind(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        Histogram<double> => "histogram",
        ObservableGauge<long> => "gauge",
        ObservableUpDownCounter<long> => "up-down counter",
        _ => throw new InvalidOperationException($"{instrument.Name} is a {instrument.GetType()}, which the page has no word for."),
    };
}
