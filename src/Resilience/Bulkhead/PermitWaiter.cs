namespace Resilience;

/// <summary>One who waits at a <see cref="PermitGate"/>. Completes when the permit is his, or never will be.</summary>
internal sealed class PermitWaiter
{
    /// <summary>One who need not wait.</summary>
    public static readonly PermitWaiter Admitted = new();

    private readonly TaskCompletionSource<bool> _permit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PermitGate? _gate;
    private CancellationTokenRegistration _cancellation;

    public PermitWaiter(PermitGate gate) => _gate = gate;

    private PermitWaiter() => _permit.SetResult(true);

    /// <summary>Whether he has the permit: false, where the gate was closed; cancelled, where the token was cancelled first.</summary>
    public Task<bool> Task => _permit.Task;

    /// <summary>The place in the queue; null from when it is given up or turned into a permit. Written with the gate held.</summary>
    public LinkedListNode<PermitWaiter>? Place { get; set; }

    public void Watch(CancellationToken cancellationToken)
        => _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((PermitWaiter)state!).Cancel(token), this);

    public void Complete() => End(hasPermit: true);

    public void TurnAway() => End(hasPermit: false);

    private void End(bool hasPermit)
    {
        // Does not wait for a cancellation that runs right now: it finds no place to give up.
        _cancellation.Unregister();
        _permit.SetResult(hasPermit);
    }

    private void Cancel(CancellationToken token)
    {
        if (_gate!.Leave(this))
        {
            _permit.SetCanceled(token);
        }
    }
}
