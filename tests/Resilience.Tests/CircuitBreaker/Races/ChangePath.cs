using Shouldly;

namespace Resilience.Tests;

internal static class ChangePath
{
    /// <summary>Each change begins where the one before it ended, and the last ends in the present state.</summary>
    public static void ShouldBeAPath(this CircuitStateChange[] changes, CircuitState first, CircuitState last)
    {
        CircuitState state = first;
        for (int i = 0; i < changes.Length; i++)
        {
            changes[i].From.ShouldBe(state, $"change {i} of {changes.Length}");
            changes[i].To.ShouldNotBe(changes[i].From);
            state = changes[i].To;
        }

        state.ShouldBe(last);
    }
}
