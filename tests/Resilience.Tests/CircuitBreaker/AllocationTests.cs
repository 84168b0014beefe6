using System.Diagnostics;
using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>What a call through a closed circuit may allocate: nothing.</summary>
public sealed class AllocationTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();

    public void Dispose() => _runtime.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryEnter_and_Success_allocate_nothing(bool window)
    {
        CircuitBreaker circuit = Circuit(window);

        Measure(() =>
        {
            circuit.TryEnter(out CircuitPermit permit);
            circuit.Success(permit);
        }).ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ExecuteAsync_with_a_static_delegate_that_completes_at_once_allocates_nothing(bool window)
    {
        CircuitBreaker circuit = Circuit(window);

        Measure(() =>
        {
            ValueTask<int> call = circuit.ExecuteAsync(static _ => new ValueTask<int>(42));
            Debug.Assert(call.IsCompletedSuccessfully && call.Result == 42, "The callee has completed.");
        }).ShouldBe(0);
        Measure(() =>
        {
            ValueTask call = circuit.ExecuteAsync(static _ => default);
            Debug.Assert(call.IsCompletedSuccessfully, "The callee has completed.");
        }).ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Execute_with_a_static_delegate_allocates_nothing(bool window)
    {
        CircuitBreaker circuit = Circuit(window);

        Measure(() => circuit.Execute(static _ => 42)).ShouldBe(0);
        Measure(() => circuit.Execute(static _ => { })).ShouldBe(0);
    }

    [Fact]
    public void A_failure_and_the_success_after_it_allocate_nothing()
    {
        CircuitBreaker circuit = Circuit(window: true);
        CallFailure failure = CallFailure.Of(new CalleeException());

        Measure(() =>
        {
            circuit.TryEnter(out CircuitPermit permit);
            circuit.Failure(permit, failure);
            circuit.TryEnter(out permit);
            circuit.Success(permit);
        }).ShouldBe(0);
    }

    [Fact]
    public void A_rejection_that_nobody_asks_for_allocates_nothing()
    {
        CircuitBreaker circuit = Circuit(window: false);
        circuit.ForceOpen();

        Measure(() => circuit.TryEnter(out _)).ShouldBe(0);
    }

    [Fact]
    public void A_deadline_that_is_never_armed_allocates_nothing()
    {
        TimeoutPolicy policy = new(_runtime, new GuardedMethod("IService", "CallAsync"), 1_000, freshToken: false);

        Measure(() =>
        {
            Deadline deadline = policy.Rent();
            _ = deadline.Token;
            deadline.Return();
        }).ShouldBe(0);
    }

    [Fact]
    public void A_deadline_that_is_armed_and_met_allocates_nothing()
    {
        TimeoutPolicy policy = new(_runtime, new GuardedMethod("IService", "CallAsync"), 60_000, freshToken: false);

        Measure(() =>
        {
            Deadline deadline = policy.Rent();
            deadline.Arm(policy, CancellationToken.None);
            deadline.Complete();
        }).ShouldBe(0);
    }

    private CircuitBreaker Circuit(bool window) => new(
        new CircuitBreakerOptions { Name = "circuit", FailureThreshold = 100, ErrorThresholdPercentage = window ? 100 : 0, VolumeThreshold = int.MaxValue },
        _runtime);

    /// <summary>Bytes per thousand calls, once warm: the best of a few runs, since the runtime itself allocates now and then.</summary>
    private static long Measure(Action call)
    {
        long least = long.MaxValue;
        for (int run = 0; run < 10 && least > 0; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1_000; i++)
            {
                call();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
