using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class RuntimeRegistrationTests
{
    [Fact]
    public void There_is_one_runtime_and_its_circuits_are_the_registry()
    {
        using ServiceProvider provider = Containers.Build(services => services.AddResilience().AddResilience());

        provider.GetServices<ResilienceRuntime>().ShouldHaveSingleItem();
        provider.GetServices<ICircuitRegistry>().ShouldHaveSingleItem().ShouldBeSameAs(provider.GetRequiredService<ResilienceRuntime>().Circuits);
    }

    [Fact]
    public void Registering_a_guarded_service_implies_the_runtime()
    {
        using ServiceProvider added = Containers.Build(services => services.AddResilient<IGreeter, Greeter>());
        using ServiceProvider keyed = Containers.Build(services => services.AddKeyedResilient<IGreeter, Greeter>("key"));
        using ServiceProvider decorated = Containers.Build(services => services.AddSingleton<IGreeter, Greeter>().DecorateWithResilience<IGreeter>());
        using ServiceProvider open = Containers.Build(services => services.AddSingleton(typeof(IStore<>), typeof(Store<>)).DecorateWithResilience(typeof(IStore<>)));

        added.GetService<ICircuitRegistry>().ShouldNotBeNull();
        keyed.GetService<ICircuitRegistry>().ShouldNotBeNull();
        decorated.GetService<ICircuitRegistry>().ShouldNotBeNull();
        open.GetService<ICircuitRegistry>().ShouldNotBeNull();
    }

    [Fact]
    public void Every_call_configures_the_one_runtime_in_order()
    {
        FakeTimeProvider clock = new();
        List<string> calls = [];
        using ServiceProvider provider = Containers.Build(services => services
            .AddResilience(options =>
            {
                calls.Add("first");
                options.TimeProvider = clock;
                options.Randomizer = () => 0.1;
            })
            .AddResilient<IGreeter, FailingGreeter>(ServiceLifetime.Singleton)
            .AddResilience(options =>
            {
                calls.Add("second");
                options.TimeProvider.ShouldBeSameAs(clock);
                options.Randomizer = () => 0.2;
            }));

        ResilienceRuntime runtime = provider.GetRequiredService<ResilienceRuntime>();

        calls.ShouldBe(["first", "second"]);
        runtime.Clock.Provider.ShouldBeSameAs(clock);
        runtime.NextRandom().ShouldBe(0.2);
    }

    [Fact]
    public void The_clock_is_the_option_then_the_service_then_the_system_s()
    {
        FakeTimeProvider option = new();
        FakeTimeProvider service = new();

        ClockOf(services => services.AddSingleton<TimeProvider>(service).AddResilience(options => options.TimeProvider = option)).ShouldBeSameAs(option);
        ClockOf(services => services.AddResilience(options => options.TimeProvider = TimeProvider.System).AddSingleton<TimeProvider>(service)).ShouldBeSameAs(TimeProvider.System);
        ClockOf(services => services.AddResilience().AddSingleton<TimeProvider>(service)).ShouldBeSameAs(service);
        ClockOf(services => services.AddResilience()).ShouldBeSameAs(TimeProvider.System);
    }

    [Fact]
    public async Task The_log_is_the_option_then_the_service()
    {
        using FakeLoggerProvider option = new();
        using FakeLoggerProvider service = new();
        using ILoggerFactory optionFactory = LoggerFactory.Create(logging => logging.AddProvider(option));

        await OpenCircuit(services => services.AddLogging(logging => logging.AddProvider(service)));
        service.Collector.Count.ShouldBe(1);
        service.Collector.LatestRecord.Message.ShouldContain("IGreeter");

        await OpenCircuit(services => services.AddLogging(logging => logging.AddProvider(service)).AddResilience(options => options.LoggerFactory = optionFactory));
        service.Collector.Count.ShouldBe(1);
        option.Collector.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_registered_listener_is_told()
    {
        Listener first = new();
        Listener second = new();
        await OpenCircuit(services => services.AddSingleton<ICircuitListener>(first).AddSingleton<ICircuitListener>(second));

        first.Changes.ShouldHaveSingleItem().To.ShouldBe(CircuitState.Open);
        second.Changes.ShouldBe(first.Changes);
    }

    [Fact]
    public async Task A_listener_may_itself_want_the_registry()
    {
        using ServiceProvider provider = Containers.Build(services => services
            .AddSingleton<ICircuitListener, CuriousListener>()
            .AddResilient<IGreeter, FailingGreeter>(ServiceLifetime.Singleton));

        Should.Throw<TimeZoneNotFoundException>(provider.GetRequiredService<IGreeter>().Greet);
        await provider.GetRequiredService<ResilienceRuntime>().FlushAsync();

        ((CuriousListener)provider.GetRequiredService<ICircuitListener>()).Seen.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task A_listener_is_made_once_whatever_its_lifetime()
    {
        int made = 0;
        using ServiceProvider provider = Containers.Build(services => services
            .AddTransient<ICircuitListener>(_ =>
            {
                made++;
                return new Listener();
            })
            .AddResilient<IGreeter, Greeter>(ServiceLifetime.Singleton));
        provider.GetRequiredService<IGreeter>();
        CircuitBreaker circuit = provider.GetRequiredService<ICircuitRegistry>()["IGreeter"];

        circuit.ForceOpen();
        circuit.Close();
        await provider.GetRequiredService<ResilienceRuntime>().FlushAsync();

        made.ShouldBe(1);
    }

    [Fact]
    public async Task What_happened_before_the_provider_is_disposed_is_told_all_the_same()
    {
        using SlowListener listener = new();
        ServiceProvider provider = Containers.Build(services => services
            .AddSingleton<ICircuitListener>(listener)
            .AddResilient<IGreeter, Greeter>(ServiceLifetime.Singleton));
        provider.GetRequiredService<IGreeter>();
        CircuitBreaker circuit = provider.GetRequiredService<ICircuitRegistry>()["IGreeter"];

        circuit.ForceOpen();
        circuit.Close();
        listener.Called.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
        ValueTask disposal = provider.DisposeAsync();
        listener.GoOn.Set();
        await disposal;

        listener.Changes.Select(change => change.To).ShouldBe([CircuitState.ForcedOpen, CircuitState.Closed]);
    }

    [Fact]
    public void Instances_of_one_provider_share_circuits_and_two_providers_do_not()
    {
        ServiceCollection services = [];
        services.AddTransient<IGreeter, FailingGreeter>().DecorateWithResilience<IGreeter>();
        using ServiceProvider first = services.BuildServiceProvider();
        using ServiceProvider second = services.BuildServiceProvider();

        Should.Throw<TimeZoneNotFoundException>(first.GetRequiredService<IGreeter>().Greet);

        Should.Throw<CircuitOpenException>(first.GetRequiredService<IGreeter>().Greet);
        Should.Throw<TimeZoneNotFoundException>(second.GetRequiredService<IGreeter>().Greet);
        ResilienceRuntime.Default.ShouldNotBeSameAs(first.GetRequiredService<ResilienceRuntime>());
        first.GetRequiredService<ResilienceRuntime>().ShouldNotBeSameAs(second.GetRequiredService<ResilienceRuntime>());
    }

    [Fact]
    public void A_runtime_that_was_registered_before_is_used()
    {
        using ResilienceRuntime runtime = new();
        using ServiceProvider provider = Containers.Build(services => services.AddSingleton(runtime).AddResilient<IGreeter, Greeter>(ServiceLifetime.Singleton));

        provider.GetRequiredService<IGreeter>().Probe().Runtime.ShouldBeSameAs(runtime);
        provider.GetRequiredService<ICircuitRegistry>().ShouldBeSameAs(runtime.Circuits);
    }

    [Fact]
    public void The_runtime_is_disposed_with_its_provider()
    {
        ServiceProvider provider = Containers.Build(services => services.AddResilience());
        ResilienceRuntime runtime = provider.GetRequiredService<ResilienceRuntime>();

        provider.Dispose();

        runtime.IsDisposed.ShouldBeTrue();
    }

    private static TimeProvider ClockOf(Action<IServiceCollection> register)
    {
        using ServiceProvider provider = Containers.Build(register);
        return provider.GetRequiredService<ResilienceRuntime>().Clock.Provider;
    }

    private static async Task OpenCircuit(Action<IServiceCollection> register)
    {
        await using ServiceProvider provider = Containers.Build(services =>
        {
            services.AddResilient<IGreeter, FailingGreeter>(ServiceLifetime.Singleton);
            register(services);
        });
        Should.Throw<TimeZoneNotFoundException>(provider.GetRequiredService<IGreeter>().Greet);
        await provider.GetRequiredService<ResilienceRuntime>().FlushAsync();
    }

    private sealed class Listener : ICircuitListener
    {
        public List<CircuitStateChange> Changes { get; } = [];

        public void OnStateChanged(CircuitStateChange change) => Changes.Add(change);
    }

    private sealed class SlowListener : ICircuitListener, IDisposable
    {
        public ManualResetEventSlim Called { get; } = new();

        public ManualResetEventSlim GoOn { get; } = new();

        public List<CircuitStateChange> Changes { get; } = [];

        public void OnStateChanged(CircuitStateChange change)
        {
            Called.Set();
            GoOn.Wait(TimeSpan.FromSeconds(30));
            Changes.Add(change);
        }

        public void Dispose()
        {
            Called.Dispose();
            GoOn.Dispose();
        }
    }

    private sealed class CuriousListener(ICircuitRegistry circuits) : ICircuitListener
    {
        public CircuitState? Seen { get; private set; }

        public void OnStateChanged(CircuitStateChange change) => Seen = circuits[change.CircuitName].State;
    }
}
