using System.Threading.Tasks.Sources;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>The ways to use a breaker by hand.</summary>
public sealed class ExecuteTests : CircuitTest
{
    public static TheoryData<string> Ways => ["async with result", "async", "async with result at once", "async at once", "sync with result", "sync"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_result_and_the_callers_token_pass(string way)
    {
        CircuitBreaker circuit = Circuit();
        using CancellationTokenSource caller = new();
        CancellationToken seen = default;

        (await Call(circuit, way, token => seen = token, caller.Token)).ShouldBe(42);

        seen.ShouldBe(caller.Token);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_callees_own_exception_leaves_unwrapped_with_its_stack(string way)
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        CalleeException callees = new();

        CalleeException thrown = await Should.ThrowAsync<CalleeException>(() => Call(circuit, way, _ => ThrowFromHere(callees)));

        thrown.ShouldBeSameAs(callees);
        thrown.StackTrace!.ShouldContain(nameof(ThrowFromHere));
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_open_circuit_rejects_and_calls_nothing(string way)
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();
        bool called = false;

        await Should.ThrowAsync<CircuitOpenException>(() => Call(circuit, way, _ => called = true));

        called.ShouldBeFalse();
        circuit.GetSnapshot().Rejected.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_token_cancelled_on_entry_ends_the_call_before_an_open_circuit_is_looked_at(string way)
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();
        bool called = false;
        CancellationToken cancelled = new(canceled: true);

        OperationCanceledException thrown = await Should.ThrowAsync<OperationCanceledException>(() => Call(circuit, way, _ => called = true, cancelled));

        thrown.CancellationToken.ShouldBe(cancelled);
        called.ShouldBeFalse();
        circuit.GetSnapshot().Rejected.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_token_cancelled_on_entry_takes_no_permit(string way)
    {
        CircuitBreaker circuit = Circuit();
        circuit.FailUntilHalfOpen(Time);

        await Should.ThrowAsync<OperationCanceledException>(() => Call(circuit, way, _ => { }, new CancellationToken(canceled: true)));

        circuit.Succeed();
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_probe_that_succeeds_closes_and_one_that_throws_reopens(string way)
    {
        CircuitBreaker circuit = Circuit();
        circuit.FailUntilHalfOpen(Time);
        await Should.ThrowAsync<CalleeException>(() => Call(circuit, way, _ => throw new CalleeException()));
        circuit.State.ShouldBe(CircuitState.Open);

        Advance(30_000);
        await Call(circuit, way, _ => { });
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_callers_cancellation_is_neutral(string way)
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        using CancellationTokenSource caller = new();

        OperationCanceledException thrown = await Should.ThrowAsync<OperationCanceledException>(() => Call(
            circuit,
            way,
            token =>
            {
                caller.Cancel();
                token.ThrowIfCancellationRequested();
            },
            caller.Token));

        thrown.CancellationToken.ShouldBe(caller.Token);
        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [Fact]
    public async Task A_callee_that_throws_before_it_returns_a_task_fails_through_the_task()
    {
        CircuitBreaker circuit = Circuit();

        ValueTask<int> withResult = circuit.ExecuteAsync<int>(_ => throw new CalleeException());
        ValueTask without = circuit.ExecuteAsync(_ => throw new CalleeException());

        await Should.ThrowAsync<CalleeException>(async () => await withResult);
        await Should.ThrowAsync<CalleeException>(async () => await without);
        circuit.GetSnapshot().Failures.ShouldBe(2);
    }

    [Fact]
    public async Task A_callee_that_obeys_its_token_before_it_returns_a_task_gives_a_cancelled_one()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        using CancellationTokenSource caller = new();

        Task call = circuit.ExecuteAsync(
            token =>
            {
                caller.Cancel();
                token.ThrowIfCancellationRequested();
                return default;
            },
            caller.Token).AsTask();

        call.IsCanceled.ShouldBeTrue();
        (await Should.ThrowAsync<OperationCanceledException>(call)).CancellationToken.ShouldBe(caller.Token);
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task A_callee_that_fails_later_counts_when_it_fails()
    {
        CircuitBreaker circuit = Circuit();
        TaskCompletionSource callee = new();
        ValueTask call = circuit.ExecuteAsync(_ => new ValueTask(callee.Task));
        circuit.GetSnapshot().Failures.ShouldBe(0);

        callee.SetException(new CalleeException());

        await Should.ThrowAsync<CalleeException>(async () => await call);
        circuit.GetSnapshot().Failures.ShouldBe(1);
    }

    [Fact]
    public async Task A_callees_task_is_fetched_once_so_that_whoever_pools_it_may_use_it_again()
    {
        CircuitBreaker circuit = Circuit();
        CountedSource source = new();

        await circuit.ExecuteAsync(_ => new ValueTask(source, 0));
        (await circuit.ExecuteAsync(_ => new ValueTask<int>(source, 0))).ShouldBe(42);

        source.Fetched.ShouldBe(2);
    }

    [Fact]
    public async Task No_call_goes_on_in_its_callers_synchronization_context()
    {
        CircuitBreaker circuit = Circuit();
        TaskCompletionSource<int> callee = new();
        PostCountingContext context = new();

        Task<int> withResult = context.Start(() => circuit.ExecuteAsync(_ => new ValueTask<int>(callee.Task)).AsTask());
        Task without = context.Start(() => circuit.ExecuteAsync(_ => new ValueTask((Task)callee.Task)).AsTask());
        callee.SetResult(42);

        (await withResult).ShouldBe(42);
        await without;
        context.Posts.ShouldBe(0);
    }

    [Fact]
    public void A_missing_action_is_refused()
    {
        CircuitBreaker circuit = Circuit();

        Should.Throw<ArgumentNullException>(() => circuit.ExecuteAsync<int>(null!).AsTask()).ParamName.ShouldBe("action");
        Should.Throw<ArgumentNullException>(() => circuit.ExecuteAsync(null!).AsTask()).ParamName.ShouldBe("action");
        Should.Throw<ArgumentNullException>(() => circuit.Execute<int>(null!)).ParamName.ShouldBe("action");
        Should.Throw<ArgumentNullException>(() => circuit.Execute(null!)).ParamName.ShouldBe("action");
    }

    [Fact]
    public void A_breaker_made_without_a_runtime_lives_in_the_default_one()
    {
        string name = "default runtime " + Guid.NewGuid();

        CircuitBreaker circuit = new(new CircuitBreakerOptions { Name = name });

        ResilienceRuntime.Default.Circuits[name].ShouldBeSameAs(circuit);
    }

    private static void ThrowFromHere(Exception exception) => throw exception;

    private static async Task<int> Call(CircuitBreaker circuit, string way, Action<CancellationToken> callee, CancellationToken token = default)
    {
        switch (way)
        {
            case "async with result":
                return await circuit.ExecuteAsync(
                    async inner =>
                    {
                        await Task.Yield();
                        callee(inner);
                        return 42;
                    },
                    token);
            case "async":
                await circuit.ExecuteAsync(
                    async inner =>
                    {
                        await Task.Yield();
                        callee(inner);
                    },
                    token);
                return 42;
            case "async with result at once":
                return await circuit.ExecuteAsync(
                    inner =>
                    {
                        callee(inner);
                        return new ValueTask<int>(42);
                    },
                    token);
            case "async at once":
                await circuit.ExecuteAsync(
                    inner =>
                    {
                        callee(inner);
                        return default(ValueTask);
                    },
                    token);
                return 42;
            case "sync with result":
                return circuit.Execute(
                    inner =>
                    {
                        callee(inner);
                        return 42;
                    },
                    token);
            default:
                circuit.Execute(callee, token);
                return 42;
        }
    }

    /// <summary>A task that has succeeded already.</summary>
    private sealed class CountedSource : IValueTaskSource, IValueTaskSource<int>
    {
        public int Fetched { get; private set; }

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Succeeded;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
            => throw new InvalidOperationException("It is complete.");

        public void GetResult(short token) => Fetched++;

        int IValueTaskSource<int>.GetResult(short token)
        {
            Fetched++;
            return 42;
        }
    }
}
