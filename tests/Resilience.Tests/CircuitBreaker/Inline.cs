namespace Resilience.Tests;

/// <summary>Runs something so that the continuations which it releases run at once, and not on some other thread later.</summary>
internal static class Inline
{
    public static void Run(Action action)
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
