using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CallFailureTests : CircuitTest
{
    [Theory]
    [InlineData(false, false, CallFailureCauses.Callee)]
    [InlineData(false, true, CallFailureCauses.Callee)]
    [InlineData(true, false, CallFailureCauses.Callee)]
    [InlineData(true, true, CallFailureCauses.Cancelled)]
    public void It_is_the_callers_only_where_a_cancellation_meets_a_cancelled_caller(bool isCancellation, bool callerCancelled, CallFailureCauses cause)
    {
        CancellationToken caller = new(callerCancelled);
        Exception exception = isCancellation ? new OperationCanceledException(caller) : new CalleeException();

        CallFailure failure = CallFailure.Of(exception, caller);

        failure.Exception.ShouldBeSameAs(exception);
        ((int)failure.Cause).ShouldBe((int)cause);
        failure.IsRejection.ShouldBeFalse();
        failure.IsResult.ShouldBeFalse();
    }

    [Fact]
    public void A_rejection_makes_its_exception_when_it_is_asked_for()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();
        CallFailure failure = Rejected(circuit);

        failure.IsRejection.ShouldBeTrue();
        CircuitOpenException exception = failure.Exception.ShouldBeOfType<CircuitOpenException>();
        (exception.CircuitName, exception.State, exception.Service, exception.Method).ShouldBe(("circuit", CircuitState.Open, "IService", "CallAsync"));
        exception.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        Should.Throw<CircuitOpenException>(() => failure.Throw());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_rejection_stands_where_the_circuit_lets_calls_pass_again_meanwhile(bool disabled)
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();
        CallFailure failure = Rejected(circuit);

        if (disabled)
        {
            circuit.Disable();
        }
        else
        {
            circuit.Close();
        }

        CircuitOpenException exception = failure.Exception.ShouldBeOfType<CircuitOpenException>();
        exception.State.ShouldBe(CircuitState.Open);
        exception.RetryAfter.ShouldBeNull();
        exception.Message.ShouldBe("IService.CallAsync: the circuit 'circuit' is open.");
    }

    [Fact]
    public void A_rejection_that_is_raised_has_one_exception_for_all()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();

        CallFailure failure = Rejected(circuit).Raised();

        failure.Exception.ShouldBeOfType<CircuitOpenException>().ShouldBeSameAs(failure.Exception);
        failure.Cause.ShouldBe(CallFailureCause.CircuitOpen);
    }

    [Fact]
    public void Throw_keeps_the_stack()
    {
        Exception caught = Should.Throw<CalleeException>(ThrowFromHere);

        Should.Throw<CalleeException>(() => CallFailure.Of(caught).Throw()).StackTrace!.ShouldContain(nameof(ThrowFromHere));
    }

    private static void ThrowFromHere() => throw new CalleeException();

    /// <summary>As the internal enumeration, which a public test method cannot name.</summary>
    public enum CallFailureCauses
    {
        /// <summary>The caller.</summary>
        Cancelled = 0,

        /// <summary>The callee.</summary>
        Callee = 1,
    }
}
