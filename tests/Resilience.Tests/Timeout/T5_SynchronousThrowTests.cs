using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>What was thrown before a task was returned is counted like a task that failed, and leaves in it.</summary>
public sealed class T5_SynchronousThrowTests : CircuitTest
{
    [Fact]
    public async Task A_faulted_task_counts_a_failure_and_is_returned_as_it_is()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        MethodGuard guard = Guard(circuit);
        guard.TryEnter(CancellationToken.None, out Pass pass).ShouldBeTrue();
        CalleeException callees = new();
        Task<int> call = Task.FromException<int>(callees);

        guard.AwaitAsync(call, pass, CancellationToken.None).ShouldBeSameAs(call);

        circuit.State.ShouldBe(CircuitState.Open);
        (await Should.ThrowAsync<CalleeException>(() => call)).ShouldBeSameAs(callees);
    }

    [Fact]
    public async Task A_faulted_task_is_classified_by_its_own_exception()
    {
        CircuitBreaker circuit = Circuit();
        MethodGuard guard = Guard(circuit);
        guard.TryEnter(CancellationToken.None, out Pass pass).ShouldBeTrue();

        await Should.ThrowAsync<IgnoredException>(() => guard.AwaitAsync(Task.FromException(new IgnoredException()), pass, CancellationToken.None));

        circuit.GetSnapshot().Ignored.ShouldBe(1);
        circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [Fact]
    public void A_task_that_succeeded_is_a_success()
    {
        CircuitBreaker circuit = Circuit();
        circuit.FailUntilHalfOpen(Time);
        MethodGuard guard = Guard(circuit);
        guard.TryEnter(CancellationToken.None, out Pass pass).ShouldBeTrue();

        guard.TryComplete(Task.CompletedTask, pass).ShouldBeTrue();

        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_cancelled_task_is_neutral_where_the_caller_cancelled_and_else_a_failure(bool byCaller, int failures)
    {
        CircuitBreaker circuit = Circuit();
        MethodGuard guard = Guard(circuit);
        using CancellationTokenSource caller = new();
        guard.TryEnter(caller.Token, out Pass pass).ShouldBeTrue();
        if (byCaller)
        {
            await caller.CancelAsync();
        }

        await Should.ThrowAsync<OperationCanceledException>(() => guard.AwaitAsync(Task.FromCanceled(new CancellationToken(canceled: true)), pass, caller.Token));

        circuit.GetSnapshot().Failures.ShouldBe(failures);
    }

    [Fact]
    public void A_rejection_names_service_and_method()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();
        MethodGuard guard = Guard(circuit);
        guard.TryEnter(CancellationToken.None, out Pass pass).ShouldBeFalse();

        CircuitOpenException rejection = Should.Throw<CircuitOpenException>(() => guard.AwaitAsync((Task?)null, pass, CancellationToken.None));

        rejection.Service.ShouldBe("IService");
        rejection.Method.ShouldBe("CallAsync");
        rejection.Message.ShouldBe("IService.CallAsync: the circuit 'circuit' is open; retry after 30 s.");
    }
}
