using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>What a callee registers with its token may wait for the call that it belongs to. [CB15]</summary>
public sealed class TokenCallbackTests
{
    [Fact]
    public void A_callback_of_a_guarded_callee_may_wait_for_the_end_of_its_call() => Check(new GuardOptions { Timeout = 60_000 });

    [Fact]
    public void A_callback_of_a_hedged_callee_may_wait_for_the_end_of_its_call() => Check(new GuardOptions { Hedge = new HedgeOptions { Delay = 60_000 } });

    private static void Check(GuardOptions options)
    {
        using ResilienceRuntime runtime = new(new ResilienceOptions());
        MethodGuard guard = new(runtime, new GuardedMethod("service", "method"), options);
        using CancellationTokenSource caller = new();
        guard.TryEnter(caller.Token, out Pass pass).ShouldBeTrue();
        Callee callee = new(pass.TokenOr(caller.Token));
        callee.Caller = guard.ContinueAsync(callee.Call, default(NoFurtherCall), pass, caller.Token);

        caller.Cancel();

        callee.SawItsCallEnd.ShouldBeTrue();
        callee.Caller.IsCanceled.ShouldBeTrue();
    }

    private sealed class Callee
    {
        private readonly TaskCompletionSource _call = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Callee(CancellationToken token) => token.UnsafeRegister(_ => OnCancelled(token), null);

        public Task Call => _call.Task;

        public Task Caller { get; set; } = Task.CompletedTask;

        public bool SawItsCallEnd { get; private set; }

        private void OnCancelled(CancellationToken token)
        {
            _call.SetCanceled(token);
            SawItsCallEnd = Task.WhenAny(Caller).Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
        }
    }

    private readonly struct NoFurtherCall : IRepeatableCall<Task>
    {
        public Task Invoke(CancellationToken cancellationToken) => throw new InvalidOperationException("There is one attempt.");
    }
}
