using System.Reflection;

namespace Resilience.GeneratedTests;

/// <summary>What healthy calls have no part in: the circuit's gate, and timers of their own.</summary>
public sealed class SharedNothingTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Circuits => [ResilientScaled.Circuits.BreakAsync, ResilientScaled.Circuits.JudgeAsync, ResilientScaled.Circuits.GuardAsync];

    [Theory]
    [MemberData(nameof(Circuits))]
    public void Healthy_calls_pass_while_another_thread_holds_the_gate(string name)
    {
        using ResilienceRuntime runtime = new();
        IScaled proxy = new ResilientScaled(new Scaled(Task.FromResult(1)), runtime);
        object gate = typeof(CircuitBreaker).GetField("_gate", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(runtime.Circuits[name])!;
        Thread caller = new(() =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                _ = Call(proxy, name, i).Result;
            }
        })
        { IsBackground = true };

        lock (gate)
        {
            caller.Start();
            caller.Join(s_patience).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_hundred_thousand_timed_calls_that_suspend_share_one_timer()
    {
        CountingTimeProvider time = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = time });
        Thread caller = new(() => Suspend(runtime));
        caller.Start();
        caller.Join();

        time.Timers.ShouldBe(1);
    }

    private static void Suspend(ResilienceRuntime runtime)
    {
        Suspended callee = new();
        ResilientSuspended proxy = new(callee, runtime);
        for (int i = 0; i < 100_000; i++)
        {
            ValueTask<int> call = proxy.ReadAsync(i, CancellationToken.None);
            callee.GoOn();
            _ = call.IsCompletedSuccessfully ? call.Result : throw new InvalidOperationException("It was to complete with the callee.");
        }
    }

    private static Task<int> Call(IScaled proxy, string name, int id)
        => name == ResilientScaled.Circuits.BreakAsync ? proxy.BreakAsync(id)
        : name == ResilientScaled.Circuits.JudgeAsync ? proxy.JudgeAsync(id)
        : proxy.GuardAsync(id, CancellationToken.None);

    private sealed class CountingTimeProvider : TimeProvider
    {
        public int Timers { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Timers++;
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
