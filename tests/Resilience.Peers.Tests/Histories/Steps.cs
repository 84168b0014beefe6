namespace Resilience.Peers.Tests;

/// <summary>Short words for the steps of a history that is written by hand.</summary>
internal static class Steps
{
    public static Step Look { get; } = new Step.Look();

    public static Step Hear { get; } = new Step.Hear();

    public static Step Open { get; } = new Step.Open();

    public static Step Close { get; } = new Step.Close();

    public static Step Restart { get; } = new Step.Restart();

    public static Step Begin(int call) => new Step.Begin(call);

    public static Step End(int call, CallEnd how) => new Step.End(call, how);

    public static Step Outcome(int call) => new Step.Outcome(call);

    public static Step Wait(long milliseconds) => new Step.Advance(milliseconds);

    /// <summary>A call that ends at once.</summary>
    public static Step[] Call(int call, CallEnd how) => [Begin(call), End(call, how)];

    /// <summary>Two failures, which open a circuit of the usual settings; they are calls 98 and 99.</summary>
    public static Step[] TwoFailures { get; } = [.. Call(98, CallEnd.Failure), .. Call(99, CallEnd.Failure)];
}
