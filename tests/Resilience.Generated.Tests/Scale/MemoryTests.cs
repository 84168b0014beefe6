using Xunit.Abstractions;

namespace Resilience.GeneratedTests;

/// <summary>What many circuits, keys and pending calls cost. A budget is what was measured and a tenth more; docs/benchmarks.md says it.</summary>
[Collection(nameof(Heap))]
public sealed class MemoryTests(ITestOutputHelper output)
{
    private const int Circuits = 10_000;
    private const int Keys = 1_000_000;
    private const int Pending = 100_000;

    /// <summary>A time window counts in two cache lines for each processor, up to eight.</summary>
    private static int Stripes => (int)Math.Min(8, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount));

    public static TheoryData<string, int> CircuitBudgets => new()
    {
        { "consecutive", 740 },
        { "time window", 1_170 + (128 * Stripes) },
        { "count window", 900 },
    };

    public static TheoryData<string, int> CallBudgets => new()
    {
        { "breaker, Task", 180 },
        { "breaker, ValueTask", 285 },
        { "three, Task", 575 },
        { "three, ValueTask", 680 },
    };

    [Theory]
    [MemberData(nameof(CircuitBudgets))]
    public void A_circuit_keeps_to_its_budget(string kind, int budget)
    {
        long bytes = Heap.Growth(() =>
        {
            ResilienceRuntime runtime = new();
            for (int i = 0; i < Circuits; i++)
            {
                CircuitBreaker circuit = new(Options(kind, i), runtime);
                circuit.Execute(static _ => 1).ShouldBe(1);
            }

            runtime.Circuits.Count.ShouldBe(Circuits);
            return runtime;
        });

        ShouldKeepTo(budget, bytes / Circuits, $"A circuit, {kind}");
    }

    [Fact]
    public void A_million_keys_pass_through_a_table_of_a_thousand()
    {
        using ResilienceRuntime runtime = new();
        IScaled proxy = new ResilientScaled(new Scaled(Task.FromResult(1)), runtime);
        Ask(proxy, from: 0, to: 100_000);
        int circuits = runtime.Circuits.Count;

        long bytes = Heap.Growth(() =>
        {
            Ask(proxy, from: 100_000, to: Keys);
            return proxy;
        }, times: 1);

        runtime.Circuits.Count.ShouldBe(circuits);
        ShouldKeepTo(Keys, bytes, "A million keys, not one byte each");
    }

    [Theory]
    [MemberData(nameof(CallBudgets))]
    public async Task A_pending_call_keeps_to_its_budget(string kind, int budget)
    {
        using ResilienceRuntime runtime = new();
        TaskCompletionSource<int> answer = new();
        IScaled proxy = new ResilientScaled(new Scaled(answer.Task), runtime);
        List<Task<int>> pending = [];

        long bytes = Heap.Growth(() =>
        {
            Task<int>[] calls = new Task<int>[Pending];
            for (int i = 0; i < Pending; i++)
            {
                calls[i] = Call(proxy, kind, i);
            }

            pending.AddRange(calls);
            return calls;
        });
        answer.SetResult(1);

        (await Task.WhenAll(pending)).ShouldAllBe(static result => result == 1);
        ShouldKeepTo(budget, bytes / Pending, $"A pending call, {kind}");
    }

    private void ShouldKeepTo(long budget, long bytes, string what)
    {
        output.WriteLine($"{what}: {bytes} bytes of {budget}");
        bytes.ShouldBeLessThanOrEqualTo(budget, what);
    }

    private static CircuitBreakerOptions Options(string kind, int number) => kind switch
    {
        "time window" => new CircuitBreakerOptions { Name = $"circuit {number}", ErrorThresholdPercentage = 50 },
        "count window" => new CircuitBreakerOptions { Name = $"circuit {number}", ErrorThresholdPercentage = 50, RollingWindowCalls = 100 },
        _ => new CircuitBreakerOptions { Name = $"circuit {number}" },
    };

    private static Task<int> Call(IScaled proxy, string kind, int id) => kind switch
    {
        "breaker, Task" => proxy.BreakAsync(id),
        "breaker, ValueTask" => proxy.BreakValueAsync(id).AsTask(),
        "three, Task" => proxy.GuardAsync(id, CancellationToken.None),
        _ => proxy.GuardValueAsync(id, CancellationToken.None).AsTask(),
    };

    private static void Ask(IScaled proxy, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            proxy.KeyAsync(i.ToString(System.Globalization.CultureInfo.InvariantCulture)).IsCompletedSuccessfully.ShouldBeTrue();
        }
    }
}
