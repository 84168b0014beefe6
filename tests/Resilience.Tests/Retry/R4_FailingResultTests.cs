using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class R4_FailingResultTests : RetryTest
{
    [Fact]
    public void A_result_is_a_failure_where_the_classifier_says_so()
    {
        RetryPolicy policy = Policy(new RetryOptions { Classifier = new NegativeIsFailure() });

        policy.IsFailure(-1).ShouldBeTrue();
        policy.IsFailure(1).ShouldBeFalse();
        policy.IsFailure(0).ShouldBeFalse();
        policy.IsFailure("a result of another type").ShouldBeFalse();
        Policy().IsFailure(-1).ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_retried_and_after_the_last_attempt_it_is_known_to_be_a_result()
    {
        (await Waits(Policy(), _ => CallFailure.OfResult(default))).Count.ShouldBe(3);

        Last.Failure.IsResult.ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_retried_also_where_Handle_names_other_things()
        => (await Waits(Policy(new RetryOptions { Handle = [typeof(IOException)], Jitter = false }), _ => CallFailure.OfResult(default))).Count.ShouldBe(3);

    [Fact]
    public async Task When_the_breaker_ends_the_loop_after_it_the_result_leaves_unless_a_fallback_answers_for_the_circuit()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();

        await Waits(Policy(), attempt => attempt == 1 ? CallFailure.OfResult(default) : Rejected(circuit));

        Last.Failure.IsResult.ShouldBeTrue();
        Last.Failure.Exception.ShouldBeOfType<CircuitOpenException>();
        new FallbackPolicy(Runtime, new FallbackOptions { When = FallbackWhen.CircuitOpen }).Answers(Last.Failure).ShouldBeTrue();
        new FallbackPolicy(Runtime, new FallbackOptions { When = FallbackWhen.Exception }).Answers(Last.Failure).ShouldBeFalse();
    }

    [Fact]
    public async Task A_TotalTimeoutException_after_it_carries_no_failure()
    {
        await Waits(Policy(new RetryOptions { Delay = 5_000, Jitter = false }), _ => CallFailure.OfResult(default), Total(1_000));

        Last.Failure.IsResult.ShouldBeFalse();
        Last.Failure.Exception.ShouldBeOfType<TotalTimeoutException>().InnerException.ShouldBeNull();
    }

    [Fact]
    public async Task An_exception_after_it_leaves()
    {
        CalleeException last = new();

        await Waits(Policy(new RetryOptions { MaxRetries = 1, Delay = 0, Jitter = false }), attempt => attempt == 1 ? CallFailure.OfResult(default) : Failed(last));

        Last.Failure.IsResult.ShouldBeFalse();
        Last.Failure.Exception.ShouldBeSameAs(last);
    }

    private sealed class NegativeIsFailure : IResultClassifier<int>
    {
        public Outcome Classify(int result) => result < 0 ? Outcome.Failure : result == 0 ? Outcome.Ignored : Outcome.Success;
    }
}
