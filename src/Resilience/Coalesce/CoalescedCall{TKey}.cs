namespace Resilience.Execution;

/// <summary>A call in flight under its key, and the others whose keys have the same hash code. Never changes.</summary>
internal sealed class CoalescedCall<TKey>(TKey key, SharedCall shared, CoalescedCall<TKey>? next)
{
    public TKey Key => key;

    public SharedCall Shared => shared;

    public CoalescedCall<TKey>? Next => next;

    public bool Contains(SharedCall wanted)
    {
        CoalescedCall<TKey>? call = this;
        while (call is not null && call.Shared != wanted)
        {
            call = call.Next;
        }

        return call is not null;
    }

    /// <summary>All but one; null where there are no others. Those behind it stay the objects that they are.</summary>
    public CoalescedCall<TKey>? Without(SharedCall removed)
    {
        CoalescedCall<TKey> call = this;
        List<CoalescedCall<TKey>> before = [];
        while (call.Shared != removed)
        {
            before.Add(call);
            call = call.Next!;
        }

        CoalescedCall<TKey>? others = call.Next;
        foreach (CoalescedCall<TKey> other in before)
        {
            others = new CoalescedCall<TKey>(other.Key, other.Shared, others);
        }

        return others;
    }
}
