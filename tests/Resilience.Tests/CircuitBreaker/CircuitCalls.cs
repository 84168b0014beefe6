namespace Resilience.Tests;

/// <summary>Calls through a circuit, with the outcome chosen.</summary>
internal static class CircuitCalls
{
    public static void Succeed(this CircuitBreaker circuit, int times = 1) => circuit.Play(new string('S', times));

    public static void Fail(this CircuitBreaker circuit, int times = 1) => circuit.Play(new string('F', times));

    /// <summary>One call per letter: <c>S</c>ucceeds, <c>F</c>ails, is <c>I</c>gnored, is <c>C</c>ancelled by its caller. None may be rejected.</summary>
    public static void Play(this CircuitBreaker circuit, string outcomes)
    {
        foreach (char outcome in outcomes)
        {
            using CancellationTokenSource caller = new();
            try
            {
                circuit.Execute(
                    token =>
                    {
                        switch (outcome)
                        {
                            case 'S':
                                break;
                            case 'I':
                                throw new IgnoredException();
                            case 'C':
                                caller.Cancel();
                                token.ThrowIfCancellationRequested();
                                break;
                            default:
                                throw new CalleeException();
                        }
                    },
                    caller.Token);
            }
            catch (Exception exception) when (exception is CalleeException or IgnoredException or OperationCanceledException)
            {
            }
        }
    }

    /// <summary>A call that takes so long.</summary>
    public static void Take(this CircuitBreaker circuit, TimeSpan duration, Microsoft.Extensions.Time.Testing.FakeTimeProvider time, bool fails = false)
    {
        PendingCall call = circuit.Begin();
        time.Advance(duration);
        if (fails)
        {
            call.Fail();
        }
        else
        {
            call.Succeed();
        }
    }

    /// <summary>The rejection of a call that must not reach the callee.</summary>
    public static CircuitOpenException Rejection(this CircuitBreaker circuit)
    {
        bool wasCalled = false;
        CircuitOpenException rejection = Shouldly.Should.Throw<CircuitOpenException>(() => circuit.Execute(_ => { wasCalled = true; }));
        Shouldly.ShouldBeBooleanExtensions.ShouldBeFalse(wasCalled);
        return rejection;
    }

    /// <summary>A call that is in flight until it is told how to end.</summary>
    public static PendingCall Begin(this CircuitBreaker circuit) => new(circuit);

    /// <summary>Opens the circuit by failures, and waits until it is half-open.</summary>
    public static void FailUntilHalfOpen(this CircuitBreaker circuit, Microsoft.Extensions.Time.Testing.FakeTimeProvider time)
    {
        while (circuit.State == CircuitState.Closed)
        {
            circuit.Fail();
        }

        time.Advance(circuit.GetSnapshot().RetryAfter ?? TimeSpan.Zero);
    }
}
