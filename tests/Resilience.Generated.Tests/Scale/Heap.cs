namespace Resilience.GeneratedTests;

/// <summary>What lives on the heap. Of the whole process: tests that ask for it run while no other does.</summary>
[CollectionDefinition(nameof(Heap), DisableParallelization = true)]
public sealed class Heap
{
    /// <summary>The bytes that an action leaves behind; the least of some times, since the runtime itself allocates now and then.</summary>
    public static long Growth(Func<object> leave, int times = 3)
    {
        long least = long.MaxValue;
        for (int i = 0; i < times; i++)
        {
            long before = Bytes();
            object left = leave();
            least = Math.Min(least, Bytes() - before);
            GC.KeepAlive(left);
        }

        return least;
    }

    private static long Bytes()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
