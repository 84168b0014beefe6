namespace Resilience;

/// <summary>One who waits at a <see cref="PermitGate"/>. Completes when the permit is his.</summary>
internal sealed class PermitWaiter
{
    /// <summary>One who need not wait.</summary>
    public static readonly PermitWaiter Admitted = new();

    private readonly TaskCompletionSource _permit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PermitGate? _gate;
    private CancellationTokenRegistration _cancellation;

    public PermitWaiter(PermitGate gate) => _gate = gate;

    private PermitWaiter() => _permit.SetResult();

    /// <summary>The permit: cancelled, where the token was cancelled first.</summary>
    public Task Task => _permit.Task;

    /// <summary>The place in the queue; null from when it is given up or turned into a permit. Written with the gate held.</summary>
    public LinkedListNode<PermitWaiter>? Place { get; set; }

    public void Watch(CancellationToken cancellationToken)
        => _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((PermitWaiter)state!).Cancel(token), this);

    public void Complete()
    {
        // Does not wait for a cancellation that runs right now: it finds no place to give up.
        _cancellation.Unregister();
        _permit.SetResult();
    }

    private void Cancel(CancellationToken token)
    {
        if (_gate!.Leave(this))
        {
            _permit.SetCanceled(token);
        }
    }
}
