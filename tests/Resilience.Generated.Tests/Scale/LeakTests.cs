namespace Resilience.GeneratedTests;

/// <summary>Calls that have ended leave nothing behind.</summary>
[Collection(nameof(Heap))]
public sealed class LeakTests
{
    /// <summary>What the runtime itself, the test runner's among it, makes meanwhile, in pieces of 8 KB. The smallest object there is, left behind by each of a hundred thousand calls, would be 2.4 MB.</summary>
    private const long Noise = 65_536;

    [Fact]
    public void Ten_million_calls_that_complete_at_once_leave_the_heap_as_it_was()
    {
        using ResilienceRuntime runtime = new();
        IScaled proxy = new ResilientScaled(new Scaled(Task.FromResult(1)), runtime);

        LeftBy(10_000_000, static (proxy, id) => proxy.GuardAsync(id, CancellationToken.None).IsCompletedSuccessfully, proxy).ShouldBeLessThan(Noise);
    }

    [Fact]
    public void A_million_calls_that_suspend_leave_the_heap_as_it_was()
    {
        using ResilienceRuntime runtime = new();
        Suspended callee = new();
        ISuspended proxy = new ResilientSuspended(callee, runtime);

        LeftBy(1_000_000, (proxy, id) =>
        {
            ValueTask<int> call = proxy.ReadAsync(id, CancellationToken.None);
            callee.GoOn();
            return call.IsCompletedSuccessfully && call.Result == 1;
        }, proxy).ShouldBeLessThan(Noise);
    }

    [Fact]
    public void A_hundred_thousand_calls_that_fail_leave_the_heap_as_it_was()
    {
        using ResilienceRuntime runtime = new();
        IScaled proxy = new ResilientScaled(new Scaled(Task.FromException<int>(new InvalidOperationException("down"))), runtime);

        // From the fifth on the circuit is open.
        LeftBy(100_000, static (proxy, id) => proxy.BreakAsync(id).IsFaulted, proxy).ShouldBeLessThan(Noise);
    }

    private static long LeftBy<TProxy>(int calls, Func<TProxy, int, bool> call, TProxy proxy)
    {
        Call(1_000, call, proxy);
        return Heap.Growth(() =>
        {
            Call(calls, call, proxy);
            return calls;
        });
    }

    private static void Call<TProxy>(int calls, Func<TProxy, int, bool> call, TProxy proxy)
    {
        for (int i = 0; i < calls; i++)
        {
            if (!call(proxy, i))
            {
                throw new InvalidOperationException("It was to end otherwise.");
            }
        }
    }
}
