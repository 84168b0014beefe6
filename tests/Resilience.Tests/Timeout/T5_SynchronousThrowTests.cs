using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>What was thrown before a task was returned is settled like a task that failed.</summary>
public sealed class T5_SynchronousThrowTests : CircuitTest
{
    [Fact]
    public void A_faulted_task_counts_a_failure_and_keeps_its_exception()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        circuit.TryEnter(out CircuitPermit permit);
        CalleeException callees = new();
        Task call = Task.FromException(callees);

        CircuitExecution.Settle(circuit, permit, call, CancellationToken.None);

        circuit.State.ShouldBe(CircuitState.Open);
        call.Exception!.InnerException.ShouldBeSameAs(callees);
    }

    [Fact]
    public void A_faulted_task_is_classified_by_its_own_exception()
    {
        CircuitBreaker circuit = Circuit();
        circuit.TryEnter(out CircuitPermit permit);

        CircuitExecution.Settle(circuit, permit, Task.FromException(new IgnoredException()), CancellationToken.None);

        circuit.GetSnapshot().Ignored.ShouldBe(1);
        circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [Fact]
    public void A_task_that_succeeded_is_a_success()
    {
        CircuitBreaker circuit = Circuit();
        circuit.FailUntilHalfOpen(Time);
        CircuitExecution.TryEnter(circuit, out CircuitPermit permit).ShouldBeTrue();

        CircuitExecution.Settle(circuit, permit, Task.CompletedTask, CancellationToken.None);

        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void A_cancelled_task_is_neutral_where_the_caller_cancelled_and_else_a_failure()
    {
        CircuitBreaker circuit = Circuit();
        Task call = Task.FromCanceled(new CancellationToken(canceled: true));
        circuit.TryEnter(out CircuitPermit permit);

        CircuitExecution.Settle(circuit, permit, call, new CancellationToken(canceled: true));
        circuit.GetSnapshot().Failures.ShouldBe(0);

        CircuitExecution.Settle(circuit, permit, call, CancellationToken.None);
        circuit.GetSnapshot().Failures.ShouldBe(1);
    }

    [Fact]
    public void What_generated_code_calls_is_the_breaker_itself()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 2;
            options.Classifier = new NegativeIsFailure();
        });
        CircuitExecution.TryEnter(circuit, out CircuitPermit permit).ShouldBeTrue();
        CircuitExecution.Result(circuit, permit, -1);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
        CircuitExecution.Result(circuit, permit, 1);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
        CircuitExecution.Failure(circuit, permit, CallFailure.Of(new CalleeException()));
        CircuitExecution.Success(circuit, permit);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);

        circuit.Open();
        CircuitExecution.TryEnter(circuit, out _).ShouldBeFalse();
        CircuitOpenException rejection = CircuitExecution.Rejection(circuit, new GuardedMethod("IService", "CallAsync"));
        rejection.Service.ShouldBe("IService");
        rejection.Method.ShouldBe("CallAsync");
        rejection.Message.ShouldBe("IService.CallAsync: the circuit 'circuit' is open; retry after 00:00:30.");
    }

    private sealed class NegativeIsFailure : IResultClassifier<int>
    {
        public Outcome Classify(int result) => result < 0 ? Outcome.Failure : Outcome.Success;
    }
}
