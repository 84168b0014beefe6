namespace Resilience.GeneratedTests.EveryShape;

public sealed class References(Script script)
    : GuardedReferences.IUnguarded, GuardedReferences.IBreaker, GuardedReferences.ITimeout, GuardedReferences.ITotalTimeout, GuardedReferences.IRetry, GuardedReferences.IAll, GuardedReferences.IRateLimit, GuardedReferences.IBulkhead, GuardedReferences.IHedge, GuardedReferences.ICoalesce, GuardedReferences.ICache
{
    public int[] Slots { get; } = [1, 2, 3];

    public string[] Texts { get; } = ["a", "b"];

    public ref int Slot(int index, CancellationToken token)
    {
        script.Enter(token);
        return ref Slots[index];
    }

    public ref readonly string Text(int index, CancellationToken token)
    {
        script.Enter(token);
        return ref Texts[index];
    }

    public ref int Larger(ref int one, ref int two, CancellationToken token)
    {
        script.Enter(token);
        return ref one > two ? ref one : ref two;
    }
}
