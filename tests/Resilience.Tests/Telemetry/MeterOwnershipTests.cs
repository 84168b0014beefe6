using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

[Collection(nameof(ProcessWideListeners))]
public sealed class MeterOwnershipTests : TelemetryTest
{
    [Fact]
    public void The_meter_is_from_the_option_then_from_the_service_then_the_runtimes_own()
    {
        MeterOf(services => services.AddMetrics().AddResilience(options => options.MeterFactory = Factory)).Scope.ShouldBeSameAs(Factory);
        MeterOf(services => services.AddSingleton(Factory).AddResilience()).Scope.ShouldBeSameAs(Factory);
        MeterOf(services => services.AddResilience()).Scope.ShouldBeNull();
    }

    [Fact]
    public void Its_name_is_Resilience_and_its_version_the_packages()
    {
        Meter meter = MeterOf(services => services.AddResilience());

        meter.Name.ShouldBe("Resilience");
        meter.Version.ShouldBe(typeof(ResilienceRuntime).Assembly.GetName().Version!.ToString(3));
    }

    [Fact]
    public void Two_runtimes_in_one_process_are_told_apart_by_their_factories()
    {
        using ServiceProvider services = new ServiceCollection().AddMetrics().AddResilience().BuildServiceProvider();
        using MetricCollector<long> calls = Collect<long>("resilience.calls");
        using MetricCollector<long> others = new(services.GetRequiredService<IMeterFactory>(), "Resilience", "resilience.calls");
        using MetricCollector<long> states = Collect<long>("resilience.circuit.state");
        ResilienceTelemetry other = services.GetRequiredService<ResilienceRuntime>().Telemetry;
        _ = new CircuitBreaker(new CircuitBreakerOptions { Name = "of the other" }, services.GetRequiredService<ResilienceRuntime>());

        Telemetry.Begin(Method)!.End(CallOutcome.Success);
        other.Begin(Method)!.End(CallOutcome.Failure);
        states.RecordObservableInstruments();

        calls.GetMeasurementSnapshot().ShouldHaveSingleItem().Tags["resilience.outcome"].ShouldBe("success");
        others.GetMeasurementSnapshot().ShouldHaveSingleItem().Tags["resilience.outcome"].ShouldBe("failure");
        states.GetMeasurementSnapshot().ShouldBeEmpty();
    }

    [Fact]
    public void Two_runtimes_of_one_factory_report_through_one_meter()
    {
        using ResilienceRuntime second = new(Options());
        using MetricCollector<long> calls = Collect<long>("resilience.calls");

        Telemetry.Begin(Method)!.End(CallOutcome.Success);
        second.Telemetry.Begin(Method)!.End(CallOutcome.Failure);

        calls.GetMeasurementSnapshot().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_disposed_runtime_ends_the_meter_it_made(bool async)
    {
        ResilienceRuntime runtime = null!;
        List<Instrument> ended = [];
        List<Instrument> published = Publish(() => runtime = new ResilienceRuntime(), listener => listener.MeasurementsCompleted = (instrument, _) => ended.Add(instrument), out MeterListener listener);

        if (async)
        {
            await runtime.DisposeAsync();
        }
        else
        {
            runtime.Dispose();
        }

        published.Count.ShouldBe(7);
        ended.ShouldBe(published, ignoreOrder: true);
        runtime.Telemetry.IsListened.ShouldBeFalse();
        listener.Dispose();
    }

    [Fact]
    public void A_disposed_runtime_leaves_the_meter_of_a_factory_and_reports_no_states()
    {
        using MetricCollector<long> calls = Collect<long>("resilience.calls");
        using MetricCollector<long> states = Collect<long>("resilience.circuit.state");
        using MetricCollector<long> inFlight = Collect<long>("resilience.bulkhead.in_flight");
        Circuit("stripe");
        Telemetry.Track("stripe", new PermitGate(permits: 1, maxQueue: 0));

        Runtime.Dispose();

        Telemetry.Begin(Method)!.End(CallOutcome.Success);
        calls.GetMeasurementSnapshot().ShouldHaveSingleItem();
        states.RecordObservableInstruments();
        states.GetMeasurementSnapshot().ShouldBeEmpty();
        inFlight.RecordObservableInstruments();
        inFlight.GetMeasurementSnapshot().ShouldBeEmpty();
    }

    private static Meter MeterOf(Action<IServiceCollection> register)
    {
        ServiceCollection services = [];
        register(services);
        using ServiceProvider provider = services.BuildServiceProvider();
        List<Instrument> published = Publish(() => provider.GetRequiredService<ResilienceRuntime>(), _ => { }, out MeterListener listener);
        listener.Dispose();
        return published[0].Meter;
    }

    /// <summary>The instruments that appear while something is done.</summary>
    private static List<Instrument> Publish(Action action, Action<MeterListener> configure, out MeterListener listener)
    {
        List<Instrument> published = [];
        bool isDone = true;
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (!isDone && instrument.Meter.Name == "Resilience")
                {
                    published.Add(instrument);
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        configure(listener);
        listener.Start();
        isDone = false;
        action();
        isDone = true;
        return published;
    }
}
