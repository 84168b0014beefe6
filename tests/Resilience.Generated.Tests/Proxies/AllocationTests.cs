using Microsoft.Extensions.Time.Testing;

namespace Resilience.GeneratedTests;

/// <summary>The closed, synchronous path allocates nothing.</summary>
public sealed class AllocationTests : IDisposable
{
    private const int Calls = 10_000;

    private readonly ResilienceRuntime _runtime = new();
    private readonly Cached _callee = new();

    /// <summary>Its clock stands still: no time-out ends what takes long on a busy machine.</summary>
    private readonly ResilienceRuntime _patient = new(new ResilienceOptions { TimeProvider = new FakeTimeProvider() });

    public void Dispose()
    {
        _runtime.Dispose();
        _patient.Dispose();
    }

    [Fact]
    public void A_task_under_breaker_time_out_and_retry_costs_nothing()
    {
        var proxy = new ResilientCached(_callee, _runtime);

        Allocated(() => proxy.ReadAsync(1, default).GetAwaiter().GetResult()).ShouldBe(0);
    }

    [Fact]
    public void A_value_task_under_breaker_time_out_and_retry_costs_nothing()
    {
        var proxy = new ResilientCached(_callee, _runtime);

        Allocated(() =>
        {
            ValueTask<int> call = proxy.ReadValueAsync(1, default);
            return call.IsCompletedSuccessfully ? call.Result : throw new InvalidOperationException("It was to complete at once.");
        }).ShouldBe(0);
    }

    [Fact]
    public void A_cancellable_token_costs_nothing()
    {
        var proxy = new ResilientCached(_callee, _runtime);
        using var cancellation = new CancellationTokenSource();
        CancellationToken token = cancellation.Token;

        Allocated(() => proxy.ReadAsync(1, token).GetAwaiter().GetResult()).ShouldBe(0);
    }

    [Fact]
    public void A_synchronous_method_under_a_breaker_costs_nothing()
    {
        var proxy = new ResilientCached(_callee, _runtime);

        Allocated(() => proxy.Read(1)).ShouldBe(0);
    }

    [Fact]
    public void An_open_circuit_with_a_fallback_costs_nothing()
    {
        var proxy = new ResilientCached(_callee, _runtime);
        _runtime.Circuits[ResilientCached.Circuits.BackedAsync].ForceOpen();

        Allocated(() => proxy.BackedAsync(1).GetAwaiter().GetResult()).ShouldBe(0);
    }

    [Fact]
    public void A_value_task_that_suspends_costs_nothing_either()
    {
        var callee = new Suspended();
        var proxy = new ResilientSuspended(callee, _runtime);

        Allocated(() =>
        {
            ValueTask<int> call = proxy.ReadAsync(1, default);
            callee.GoOn();
            return call.IsCompletedSuccessfully ? call.Result : throw new InvalidOperationException("It was to complete with the callee.");
        }).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_step_of_a_stream_under_breaker_and_time_outs_costs_nothing(bool isPrompt)
    {
        var callee = new SuspendedStream { IsPrompt = isPrompt };
        using var cancellation = new CancellationTokenSource();
        IAsyncEnumerator<int> stream = new ResilientStreamTimedTwice(callee, _patient).ReadAsync(1, cancellation.Token).GetAsyncEnumerator(CancellationToken.None);

        Allocated(() => Step(callee, stream)).ShouldBe(0);
    }

    [Fact]
    public void A_step_that_could_be_left_behind_costs_nothing_either()
    {
        var callee = new SuspendedStream();
        IAsyncEnumerator<int> stream = new ResilientStreamAbandoned(callee, _patient).ReadAsync(1, CancellationToken.None).GetAsyncEnumerator();

        Allocated(() => Step(callee, stream)).ShouldBe(0);
    }

    private static int Step(SuspendedStream callee, IAsyncEnumerator<int> stream)
    {
        ValueTask<bool> step = stream.MoveNextAsync();
        callee.GoOn();
        return step.IsCompletedSuccessfully && step.Result ? 1 : throw new InvalidOperationException("It was to complete with the callee.");
    }

    private static long Allocated(Func<int> call)
    {
        long before = 0;
        int sum = 0;

        // The first round warms up: what is made once, and what the compiler replaces while it runs.
        for (int round = 0; round < 2; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
            {
                sum += call();
            }
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        sum.ShouldBe(2 * Calls);
        return allocated;
    }
}
