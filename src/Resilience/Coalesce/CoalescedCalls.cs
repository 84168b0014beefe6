using System.Collections.Concurrent;
using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The calls of a method that are in flight, one per key. For generated code.</summary>
/// <remarks>
/// A key's <c>Equals</c> and <c>GetHashCode</c> are the user's: they may throw, block, or call the method again. They run on the thread of the one who asks, before anything is changed and with no lock held: the table
/// itself knows only hash codes. Who leaves a call, and a call that ends, ask no key at all.
/// </remarks>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CoalescedCalls<TKey>
{
    private readonly ConcurrentDictionary<int, CoalescedCall<TKey>> _byHash = new();

    internal CoalescedCalls()
    {
    }

    /// <summary>Whether none is in flight.</summary>
    internal bool IsEmpty => _byHash.IsEmpty;

    /// <summary>Joins the call of a key, or begins one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="leads">Whether there was none: who joined is to make it.</param>
    internal SharedCall Join(TKey key, out bool leads)
    {
        int hash = key is null ? 0 : EqualityComparer<TKey>.Default.GetHashCode(key);
        while (true)
        {
            CoalescedCall<TKey>? first = _byHash.GetValueOrDefault(hash);
            for (CoalescedCall<TKey>? call = first; call is not null; call = call.Next)
            {
                if (EqualityComparer<TKey>.Default.Equals(call.Key, key) && call.Shared.TryJoin())
                {
                    leads = false;
                    return call.Shared;
                }
            }

            CoalescedCall<TKey> made = new(key, new SharedCall(hash), first);
            if (first is null ? _byHash.TryAdd(hash, made) : _byHash.TryUpdate(hash, made, first))
            {
                leads = true;
                return made.Shared;
            }
        }
    }

    /// <summary>One who waited goes. The last one takes the call along: who comes now makes another.</summary>
    /// <returns>Whether nobody waits any more for a call that has not ended.</returns>
    internal bool Leave(SharedCall shared) => shared.Leave() && Forget(shared);

    /// <summary>Waits for the end of a call: who comes after it makes another.</summary>
    internal void Watch(SharedCall shared, Task made)
        => made.ContinueWith(
            (ended, state) =>
            {
                Forget((SharedCall)state!);

                // Where nobody waits any more, nobody looks at its exception.
                _ = ended.Exception;
                ((SharedCall)state!).End(ended);
            },
            shared,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private bool Forget(SharedCall shared)
    {
        while (_byHash.TryGetValue(shared.Hash, out CoalescedCall<TKey>? first) && first.Contains(shared))
        {
            if (first.Without(shared) is { } others ? _byHash.TryUpdate(shared.Hash, others, first) : _byHash.TryRemove(new(shared.Hash, first)))
            {
                return true;
            }
        }

        return false;
    }
}
