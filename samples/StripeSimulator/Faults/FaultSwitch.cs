namespace StripeSimulator;

/// <summary>Which fault is on, for how many more requests.</summary>
internal sealed class FaultSwitch(ApiListener api) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private Fault _fault = Fault.None;
    private TaskCompletionSource _lifted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Fault Current
    {
        get
        {
            lock (_lock)
            {
                return _fault;
            }
        }
    }

    /// <summary>
    /// The fault that strikes the request at hand, and the moment at which it is lifted by hand. One that merely ran out
    /// goes on for the requests it has struck: the last request to hang hangs until somebody says otherwise.
    /// </summary>
    public (Fault Fault, Task Lifted) Take()
    {
        lock (_lock)
        {
            Fault taken = _fault;
            if (taken.Count is int left)
            {
                _fault = left > 1 ? taken with { Count = left - 1 } : Fault.None;
            }

            return (taken, _lifted.Task);
        }
    }

    /// <summary>Lifts the fault before and strikes with this one; on return the port is open or closed accordingly.</summary>
    public async Task SetAsync(Fault fault)
    {
        await _turn.WaitAsync();
        try
        {
            Replace(fault).SetResult();
            await (fault.Mode is FaultMode.Down ? api.CloseAsync() : api.ReopenAsync());
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private TaskCompletionSource Replace(Fault fault)
    {
        lock (_lock)
        {
            TaskCompletionSource before = _lifted;
            (_fault, _lifted) = (fault, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return before;
        }
    }
}
