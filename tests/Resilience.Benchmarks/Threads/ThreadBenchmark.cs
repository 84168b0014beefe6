using System.Diagnostics;

namespace Resilience.Benchmarks;

/// <summary>How many calls a second go through one circuit, with one thread and with two: what is shared between threads shows as less than twice as many.</summary>
internal sealed class ThreadBenchmark(int rounds)
{
    private static readonly TimeSpan s_length = TimeSpan.FromMilliseconds(300);

    public void Run()
    {
        Callee callee = new();
        ICallee direct = callee;
        IBreakerCallee breaker = Resilient.Wrap<IBreakerCallee>(callee);
        IWindowCallee window = Resilient.Wrap<IWindowCallee>(callee);
        IPolicyCallee policies = Resilient.Wrap<IPolicyCallee>(new PolicyCallee());
        Show("direct", () => direct.GetAsync(1, CancellationToken.None).Result);
        Show("generated: breaker", () => breaker.GetAsync(1, CancellationToken.None).Result);
        Show("generated: breaker, time window", () => window.GetAsync(1, CancellationToken.None).Result);
        Show("generated: breaker, count window", () => policies.CountAsync(1, CancellationToken.None).Result);
        Show("Polly: breaker", () => PollyPipelines.Breaker.ExecuteAsync(static (callee, token) => new ValueTask<int>(callee.GetAsync(1, token)), direct, CancellationToken.None).GetAwaiter().GetResult());
    }

    /// <summary>Rounds of one thread and of two take turns, so that what disturbs the machine disturbs both.</summary>
    private void Show(string name, Func<int> call)
    {
        Measure(call, threads: 2);
        double[] one = new double[rounds];
        double[] two = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            one[round] = Measure(call, threads: 1);
            two[round] = Measure(call, threads: 2);
        }

        Array.Sort(one);
        Array.Sort(two);
        Console.WriteLine(FormattableString.Invariant($"{name,-36} {one[rounds / 2],8:F1} {two[rounds / 2],8:F1} million calls a second, {two[rounds / 2] / one[rounds / 2]:F2} times"));
    }

    private static double Measure(Func<int> call, int threads)
    {
        using Barrier start = new(threads);
        long[] calls = new long[threads];
        Thread[] callers = [.. Enumerable.Range(0, threads).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            calls[index] = Call(call);
        }))];
        foreach (Thread caller in callers)
        {
            caller.Start();
        }

        foreach (Thread caller in callers)
        {
            caller.Join();
        }

        return calls.Sum() / s_length.TotalSeconds / 1e6;
    }

    private static long Call(Func<int> call)
    {
        long calls = 0;
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < s_length)
        {
            for (int i = 0; i < 10_000; i++)
            {
                call();
            }

            calls += 10_000;
        }

        return calls;
    }
}
