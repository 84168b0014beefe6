namespace Resilience.Interleavings.Tests;

/// <summary>Calls through a circuit, as generated code makes them.</summary>
internal static class Calls
{
    public static CallFailure CalleeFailure { get; } = CallFailure.Of(new InvalidOperationException("The callee failed."));

    /// <summary>A call that may not be rejected.</summary>
    public static CircuitPermit Enter(this CircuitBreaker circuit)
    {
        circuit.TryEnter(out CircuitPermit permit).ShouldBeTrue();
        return permit;
    }

    public static void Fail(this CircuitBreaker circuit, CircuitPermit permit) => circuit.Failure(permit, CalleeFailure);

    /// <summary>A whole call that fails, unless it is rejected.</summary>
    /// <returns>Whether it was let through.</returns>
    public static bool TryFail(this CircuitBreaker circuit)
    {
        bool entered = circuit.TryEnter(out CircuitPermit permit);
        if (entered)
        {
            circuit.Fail(permit);
        }

        return entered;
    }

    /// <summary>A whole call that succeeds, unless it is rejected.</summary>
    /// <returns>Whether it was let through.</returns>
    public static bool TrySucceed(this CircuitBreaker circuit)
    {
        bool entered = circuit.TryEnter(out CircuitPermit permit);
        if (entered)
        {
            circuit.Success(permit);
        }

        return entered;
    }
}
