using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The calls of a method that are in flight, one per key. For generated code.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CoalescedCalls<TKey>
{
    private readonly object _gate = new();

    // A key may be null, which a dictionary takes only inside of something.
    private readonly Dictionary<ValueTuple<TKey>, SharedCall> _calls = [];

    internal CoalescedCalls()
    {
    }

    /// <summary>Joins the call of a key, or begins one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="leads">Whether there was none: who joined is to make it.</param>
    internal SharedCall Join(TKey key, out bool leads)
    {
        lock (_gate)
        {
            leads = !_calls.TryGetValue(new(key), out SharedCall? call);
            if (call is null)
            {
                call = new SharedCall();
                _calls.Add(new(key), call);
            }

            call.Waiting++;
            return call;
        }
    }

    /// <summary>One who waited goes. The last one takes the call along: who comes now makes another.</summary>
    /// <returns>Whether nobody waits any more.</returns>
    internal bool Leave(TKey key, SharedCall call)
    {
        lock (_gate)
        {
            call.Waiting--;
            return call.Waiting == 0 && Forget(key, call);
        }
    }

    /// <summary>Waits for the end of a call: who comes after it makes another.</summary>
    internal void Watch(TKey key, SharedCall call, Task made)
        => made.ContinueWith(
            (ended, state) =>
            {
                lock (_gate)
                {
                    Forget(key, (SharedCall)state!);
                }

                // Where nobody waits any more, nobody looks at its exception.
                _ = ended.Exception;
                ((SharedCall)state!).End(ended);
            },
            call,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private bool Forget(TKey key, SharedCall call)
        => _calls.TryGetValue(new(key), out SharedCall? current) && current == call && _calls.Remove(new(key));
}
