using System.Diagnostics.CodeAnalysis;

namespace Resilience.Interleavings.Tests;

/// <summary>A hedged call in flight, both attempts of which a scenario ends as it likes.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer and without links holds nothing that must be disposed.")]
internal sealed class HedgedCall
{
    private const int Delay = 100;

    private readonly Stage _stage;
    private readonly PermitGate _slots;
    private readonly CancellationTokenSource _caller = new();
    private readonly TaskCompletionSource<int>[] _attempts = [NewAttempt(), NewAttempt()];
    private readonly TaskCompletionSource _both = new();
    private int _started;

    public HedgedCall(Stage stage, CircuitBreaker circuit, int maxConcurrency = 2)
    {
        _stage = stage;
        BulkheadPolicy bulkhead = new(new BulkheadOptions { MaxConcurrency = maxConcurrency, MaxQueue = 1 });
        _slots = bulkhead.Gate;
        MethodGuard guard = new(stage.Runtime, new GuardedMethod("service", "method"), new GuardOptions
        {
            Circuit = circuit,
            Bulkhead = bulkhead,
            Hedge = new HedgeOptions { Delay = Delay },
        });
        Call next = new(this);
        guard.TryEnter(_caller.Token, out Pass pass).ShouldBeTrue();
        Result = guard.ContinueAsync(next.Invoke(pass.TokenOr(_caller.Token)), next, pass, _caller.Token);
    }

    /// <summary>What the caller sees.</summary>
    public Task<int> Result { get; }

    public int Started => Volatile.Read(ref _started);

    /// <summary>Lets the second attempt start, and waits until it has.</summary>
    public HedgedCall Hedge()
    {
        PassDelay();
        _both.Task.Wait();
        return this;
    }

    public void PassDelay() => _stage.Advance(Delay);

    public void Succeed(int attempt) => _attempts[attempt].TrySetResult(attempt);

    public void Fail(int attempt) => _attempts[attempt].TrySetException(new InvalidOperationException("The callee failed."));

    public void Cancel() => _caller.Cancel();

    /// <summary>Waits for the caller's outcome, and until both attempts have given back what they held.</summary>
    /// <returns>Which attempt won, or how the call ended without one.</returns>
    public string End()
    {
        Task.WhenAny(Result).Wait();
        Waiting.Until(() => (_slots.Taken, _slots.Waiting) == (0, 0));
        if (Result.IsCompletedSuccessfully)
        {
            return $"attempt {Result.Result}";
        }

        if (Result.IsCanceled)
        {
            Should.Throw<OperationCanceledException>(() => Result.GetAwaiter().GetResult()).CancellationToken.ShouldBe(_caller.Token);
            return "cancelled";
        }

        return "failed";
    }

    private static TaskCompletionSource<int> NewAttempt() => new();

    private Task<int> Start(CancellationToken token)
    {
        int attempt = Interlocked.Increment(ref _started) - 1;
        TaskCompletionSource<int> call = _attempts[attempt];
        token.UnsafeRegister(_ => call.TrySetCanceled(token), null);
        if (attempt == 1)
        {
            _both.SetResult();
        }

        return call.Task;
    }

    private readonly struct Call(HedgedCall owner) : IRepeatableCall<Task<int>>
    {
        public Task<int> Invoke(CancellationToken cancellationToken) => owner.Start(cancellationToken);
    }
}
