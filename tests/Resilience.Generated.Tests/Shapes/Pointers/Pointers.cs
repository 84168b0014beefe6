namespace Resilience.GeneratedTests.EveryShape;

public sealed unsafe class Pointers(Script script)
    : GuardedPointers.IUnguarded, GuardedPointers.IBreaker, GuardedPointers.ITimeout, GuardedPointers.ITotalTimeout, GuardedPointers.IRetry,
        GuardedPointers.IFallbackType, GuardedPointers.IFallbackMethod, GuardedPointers.IAll, GuardedPointers.IRateLimit, GuardedPointers.IBulkhead, GuardedPointers.IHedge, GuardedPointers.ICoalesce, GuardedPointers.ICache
{
    public int* Origin { get; set; }

    public int* Next(int* pointer, CancellationToken token)
    {
        script.Enter(token);
        return Spare(pointer, token);
    }

    public void** Same(void** pointer, CancellationToken token)
    {
        script.Enter(token);
        return Spare(pointer, token);
    }

    public delegate*<int, int> Choose(delegate*<int, int> function, CancellationToken token)
    {
        script.Enter(token);
        return Spare(function, token);
    }

    public int*[] Row(int*[] pointers, CancellationToken token)
    {
        script.Enter(token);
        return Spare(pointers, token);
    }

    public int* Spare(int* pointer, CancellationToken token) => pointer + 1;

    public void** Spare(void** pointer, CancellationToken token) => pointer;

    public delegate*<int, int> Spare(delegate*<int, int> function, CancellationToken token) => function;

    public int*[] Spare(int*[] pointers, CancellationToken token) => pointers;
}
