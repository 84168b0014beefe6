using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class EventQueueTests : CircuitTest
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Listeners_of_the_circuit_of_the_registry_and_of_the_container_are_told()
    {
        Recorder listener = new();
        await using ServiceProvider provider = new ServiceCollection()
            .AddSingleton<ICircuitListener>(listener)
            .AddSingleton<ICircuitListener>(new Recorder { Throws = true })
            .BuildServiceProvider();
        await using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = Time }, provider);
        CircuitBreaker circuit = new(Options(), runtime);
        CircuitBreaker other = new(Options(options => options.Name = "other"), runtime);
        List<CircuitStateChange> ofCircuit = [];
        List<CircuitStateChange> ofRegistry = [];
        circuit.StateChanged += ofCircuit.Add;
        runtime.Circuits.StateChanged += ofRegistry.Add;

        circuit.Open();
        other.ForceOpen();
        await runtime.FlushAsync();

        ofCircuit.ShouldHaveSingleItem().CircuitName.ShouldBe("circuit");
        ofRegistry.Select(change => change.CircuitName).ShouldBe(["circuit", "other"]);
        listener.Changes.ShouldBe(ofRegistry);
    }

    [Fact]
    public async Task A_listener_that_throws_keeps_no_other_from_being_told()
    {
        CircuitBreaker circuit = Circuit();
        List<string> told = [];
        circuit.StateChanged += _ => throw new InvalidOperationException("first");
        circuit.StateChanged += _ => told.Add("circuit");
        Runtime.Circuits.StateChanged += _ => throw new InvalidOperationException("second");
        Runtime.Circuits.StateChanged += _ => told.Add("registry");

        circuit.Open();
        await Runtime.FlushAsync();

        told.ShouldBe(["circuit", "registry"]);
        Log.GetSnapshot().Where(record => record.Id.Id == 5).Select(record => record.Exception!.Message).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task FlushAsync_never_throws_a_listeners_exception()
    {
        CircuitBreaker circuit = Circuit();
        circuit.StateChanged += _ => throw new InvalidOperationException();

        circuit.Open();

        await Should.NotThrowAsync(async () => await Runtime.FlushAsync());
    }

    [Fact]
    public async Task FlushAsync_with_nothing_to_tell_is_complete()
    {
        await Runtime.FlushAsync();

        Runtime.FlushAsync().AsTask().IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_listener_may_call_the_breaker_and_hears_of_what_it_did()
    {
        CircuitBreaker circuit = Circuit();
        circuit.StateChanged += change =>
        {
            circuit.GetSnapshot().ShouldNotBeNull();
            if (change.To == CircuitState.Open)
            {
                circuit.Rejection();
                circuit.Close();
            }
        };

        circuit.Open();
        await Runtime.FlushAsync();

        (await States()).ShouldBe("Open Closed");
        Log.GetSnapshot().ShouldNotContain(record => record.Id.Id == 5);
    }

    [Fact]
    public async Task A_listener_may_wait_for_FlushAsync()
    {
        CircuitBreaker circuit = Circuit();
        bool flushed = false;
        circuit.StateChanged += _ => flushed = Runtime.FlushAsync().AsTask().Wait(s_patience);

        circuit.Open();
        await Runtime.FlushAsync().AsTask().WaitAsync(s_patience);

        flushed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_listener_may_wait_for_another_runtimes_FlushAsync()
    {
        await using ResilienceRuntime other = new();
        CircuitBreaker circuit = Circuit();
        int told = 0;
        other.Circuits.StateChanged += _ => told++;
        int seen = 0;
        circuit.StateChanged += _ =>
        {
            new CircuitBreaker(Options(), other).Open();
            other.FlushAsync().AsTask().Wait(s_patience);
            seen = told;
        };

        circuit.Open();
        await Runtime.FlushAsync().AsTask().WaitAsync(s_patience);

        seen.ShouldBe(1);
    }

    [Fact]
    public async Task A_listener_that_blocks_blocks_no_caller()
    {
        CircuitBreaker circuit = Circuit();
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim release = new();
        circuit.StateChanged += _ =>
        {
            entered.Set();
            release.Wait(s_patience);
        };

        circuit.Open();
        entered.Wait(s_patience).ShouldBeTrue();
        circuit.Rejection();
        circuit.Close();
        circuit.Succeed();
        Circuit(options => options.Name = "other").ForceOpen();
        Runtime.FlushAsync().AsTask().IsCompleted.ShouldBeFalse();

        release.Set();
        (await States()).ShouldBe("Open Closed ForcedOpen");
    }

    [Fact]
    public async Task Listeners_are_not_told_on_the_callers_thread()
    {
        CircuitBreaker circuit = Circuit();
        TaskCompletionSource<Thread> told = new();
        circuit.StateChanged += _ => told.SetResult(Thread.CurrentThread);

        Thread caller = new(() =>
        {
            circuit.Open();
            SpinWait.SpinUntil(() => told.Task.IsCompleted, s_patience);
        });
        caller.Start();

        (await told.Task.WaitAsync(s_patience)).ShouldNotBeSameAs(caller);
        caller.Join(s_patience).ShouldBeTrue();
    }

    [Fact]
    public async Task The_callers_execution_context_does_not_reach_listeners()
    {
        AsyncLocal<string> ambient = new() { Value = "the caller's" };
        CircuitBreaker circuit = Circuit();
        string? seen = "nothing yet";
        circuit.StateChanged += _ => seen = ambient.Value;

        circuit.Open();
        await Runtime.FlushAsync();

        seen.ShouldBeNull();
    }

    [Fact]
    public async Task A_listener_that_has_been_removed_is_told_no_more()
    {
        CircuitBreaker circuit = Circuit();
        int ofCircuit = 0;
        int ofRegistry = 0;
        void CountCircuit(CircuitStateChange change) => ofCircuit++;
        void CountRegistry(CircuitStateChange change) => ofRegistry++;
        circuit.StateChanged += CountCircuit;
        Runtime.Circuits.StateChanged += CountRegistry;
        circuit.Open();
        await Runtime.FlushAsync();

        circuit.StateChanged -= CountCircuit;
        Runtime.Circuits.StateChanged -= CountRegistry;
        circuit.Close();
        await Runtime.FlushAsync();

        (ofCircuit, ofRegistry).ShouldBe((1, 1));
    }

    [Fact]
    public async Task The_order_is_kept_for_thousands_and_one_is_told_at_a_time()
    {
        CircuitBreaker circuit = Circuit();
        int inside = 0;
        bool overlapped = false;
        circuit.StateChanged += _ =>
        {
            overlapped |= Interlocked.Increment(ref inside) != 1;
            Interlocked.Decrement(ref inside);
        };

        for (int i = 0; i < 3_000; i++)
        {
            circuit.ForceOpen();
            circuit.Close();
        }

        CircuitStateChange[] changes = await Changes();
        changes.Length.ShouldBe(6_000);
        changes.ShouldBeAPath(CircuitState.Closed, CircuitState.Closed);
        overlapped.ShouldBeFalse();
    }

    [Fact]
    public async Task Flushes_that_race_with_changes_see_all_that_came_before_them()
    {
        CircuitBreaker circuit = Circuit();
        int told = 0;
        circuit.StateChanged += _ => Volatile.Write(ref told, told + 1);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 500; i++)
            {
                circuit.ForceOpen();
                circuit.Close();
                int before = Volatile.Read(ref told);
                await Runtime.FlushAsync();
                Volatile.Read(ref told).ShouldBeGreaterThanOrEqualTo(before);
            }
        }))).WaitAsync(TimeSpan.FromSeconds(60));

        int changes = (await Changes()).Length;
        told.ShouldBe(changes);
    }

    [Fact]
    public async Task Listeners_whose_source_throws_are_asked_again()
    {
        FlakyServices services = new();
        await using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = new FakeTimeProvider() }, services);
        CircuitBreaker circuit = new(Options(), runtime);
        int told = 0;
        circuit.StateChanged += _ => told++;

        circuit.Open();
        await runtime.FlushAsync();
        services.Listener.Changes.ShouldBeEmpty();
        told.ShouldBe(1);

        circuit.Close();
        await runtime.FlushAsync();
        services.Listener.Changes.ShouldHaveSingleItem().To.ShouldBe(CircuitState.Closed);
    }

    private sealed class Recorder : ICircuitListener
    {
        public bool Throws { get; init; }

        public List<CircuitStateChange> Changes { get; } = [];

        public void OnStateChanged(CircuitStateChange change)
        {
            Changes.Add(change);
            if (Throws)
            {
                throw new InvalidOperationException();
            }
        }
    }

    private sealed class FlakyServices : IServiceProvider
    {
        private int _asked;

        public Recorder Listener { get; } = new();

        public object? GetService(Type serviceType)
            => serviceType != typeof(IEnumerable<ICircuitListener>) ? null
                : _asked++ == 0 ? throw new InvalidOperationException("not yet")
                : new ICircuitListener[] { Listener };
    }
}
