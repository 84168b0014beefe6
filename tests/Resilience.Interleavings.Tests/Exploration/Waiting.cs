using Microsoft.Coyote.Runtime;

namespace Resilience.Interleavings.Tests;

/// <summary>Waits for what happens on threads that no task stands for.</summary>
internal static class Waiting
{
    private const int MostSteps = 10_000;

    /// <summary>Lets others go on until something holds.</summary>
    public static void Until(Func<bool> condition)
    {
        for (int i = 0; i < MostSteps && !condition(); i++)
        {
            SchedulingPoint.Yield();
        }

        condition().ShouldBeTrue("it does not come to pass, however long one waits");
    }
}
