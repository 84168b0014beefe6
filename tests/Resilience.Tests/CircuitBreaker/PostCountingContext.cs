namespace Resilience.Tests;

/// <summary>A synchronization context that counts what is sent back to it.</summary>
internal sealed class PostCountingContext : SynchronizationContext
{
    private int _posts;

    public int Posts => Volatile.Read(ref _posts);

    public override void Post(SendOrPostCallback d, object? state)
    {
        Interlocked.Increment(ref _posts);
        base.Post(d, state);
    }

    /// <summary>Starts something as if this thread belonged to the context.</summary>
    public T Start<T>(Func<T> action)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            return action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
