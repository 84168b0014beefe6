using System.Diagnostics.CodeAnalysis;
using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class R2_WhatIsRetriedTests : RetryTest
{
    [SuppressMessage("Usage", "CA2201", Justification = "What the runtime throws out of a callee.")]
    public static TheoryData<Exception> RepeatingByNature =>
    [
        new ArgumentException(),
        new ArgumentNullException(),
        new ArgumentOutOfRangeException(),
        new NotSupportedException(),
        new PlatformNotSupportedException(),
        new NotImplementedException(),
        new ObjectDisposedException("it"),
        new NullReferenceException(),
        new OutOfMemoryException(),
        new RejectedException("no"),
        new CircuitOpenException("inner", CircuitState.Open),
        new BulkheadFullException(),
        new RateLimitedException(),
    ];

    public static TheoryData<Exception> Transient =>
    [
        new CalleeException(),
        new HttpRequestException(),
        new IOException(),
        new TimeoutException(),
        new OperationCanceledException(),
        new InvalidOperationException(),
    ];

    [Theory]
    [MemberData(nameof(RepeatingByNature))]
    public async Task Rejections_of_our_own_and_errors_that_repeat_by_nature_are_not_retried(Exception exception)
    {
        (await Waits(Policy(), _ => Failed(exception))).ShouldBeEmpty();

        Last.Failure.Exception.ShouldBeSameAs(exception);
    }

    [Theory]
    [MemberData(nameof(RepeatingByNature))]
    public async Task They_are_where_Handle_names_them(Exception exception)
    {
        (await Waits(Policy(new RetryOptions { Handle = [exception.GetType()], Jitter = false }), _ => Failed(exception))).Count.ShouldBe(3);
        (await Waits(Policy(new RetryOptions { Handle = [exception.GetType().BaseType!], Jitter = false }), _ => Failed(exception))).Count.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task Everything_else_is_retried(Exception exception)
        => (await Waits(Policy(), _ => Failed(exception))).Count.ShouldBe(3);

    [Fact]
    public async Task The_callers_cancellation_never_is_whatever_Handle_says()
    {
        CallFailure cancelled = CallFailure.Of(new OperationCanceledException(), new CancellationToken(canceled: true));

        (await Waits(Policy(new RetryOptions { Handle = [typeof(OperationCanceledException)], Jitter = false }), _ => cancelled)).ShouldBeEmpty();

        Last.Failure.Exception.ShouldBeSameAs(cancelled.Exception);
        Last.Failure.Cause.ShouldBe(CallFailureCause.Cancelled);
    }

    [Fact]
    public async Task Handle_and_Ignore_choose()
    {
        RetryPolicy policy = Policy(new RetryOptions { Handle = [typeof(IOException)], Ignore = [typeof(FileNotFoundException)], Jitter = false });

        (await Waits(policy, _ => Failed(new IOException()))).Count.ShouldBe(3);
        (await Waits(policy, _ => Failed(new EndOfStreamException()))).Count.ShouldBe(3);
        (await Waits(policy, _ => Failed(new FileNotFoundException()))).ShouldBeEmpty();
        (await Waits(policy, _ => Failed(new CalleeException()))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_classifier_replaces_them_and_decides_of_everything_the_callee_throws()
    {
        RetryPolicy policy = Policy(new RetryOptions { Classifier = new ArgumentsAreTransient(), Handle = [typeof(IOException)], Jitter = false });

        (await Waits(policy, _ => Failed(new ArgumentException()))).Count.ShouldBe(3);
        (await Waits(policy, _ => Failed(new IOException()))).ShouldBeEmpty();
        (await Waits(policy, _ => Failed(new IgnoredException()))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_classifier_that_throws_makes_it_a_failure()
    {
        (await Waits(Policy(new RetryOptions { MaxRetries = 1, Classifier = new Throwing(), Jitter = false }))).Count.ShouldBe(1);

        Log.GetSnapshot().ShouldAllBe(record => record.Id.Id == 5);
    }

    [Fact]
    public async Task Our_own_timeouts_are_retried_unless_Handle_is_set_without_them()
    {
        CallFailure timeout = CallFailure.Of(new AttemptTimeoutException(TimeSpan.FromSeconds(1)), CallFailureCause.AttemptTimeout);

        (await Waits(Policy(), _ => timeout)).Count.ShouldBe(3);
        (await Waits(Policy(new RetryOptions { Handle = [typeof(CalleeException)], Jitter = false }), _ => timeout)).ShouldBeEmpty();
        (await Waits(Policy(new RetryOptions { Handle = [typeof(TimeoutException)], Jitter = false }), _ => timeout)).Count.ShouldBe(3);
        (await Waits(Policy(new RetryOptions { Ignore = [typeof(AttemptTimeoutException)], Jitter = false }), _ => timeout)).ShouldBeEmpty();
        (await Waits(Policy(new RetryOptions { Classifier = new Never(), Jitter = false }), _ => timeout)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_open_circuit_of_our_own_is_retried_only_where_Handle_names_it_and_no_sooner_than_it_says()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open(TimeSpan.FromSeconds(5));
        CallFailure rejected = Rejected(circuit);

        (await Waits(Policy(), _ => rejected)).ShouldBeEmpty();
        Last.Failure.IsRejection.ShouldBeTrue();
        (await Waits(Policy(new RetryOptions { Classifier = new Always(), Jitter = false }), _ => rejected)).ShouldBeEmpty();
        (await Waits(Policy(new RetryOptions { Handle = [typeof(CalleeException)], Jitter = false }), _ => rejected)).ShouldBeEmpty();
        (await Waits(Policy(new RetryOptions { MaxRetries = 1, Handle = [typeof(RejectedException)], Jitter = false }), _ => rejected)).ShouldBe([5_000]);
    }

    [Fact]
    public async Task Of_our_own_rejections_those_are_retried_that_Handle_names_and_Ignore_does_not()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open(TimeSpan.FromMilliseconds(1));
        CallFailure[] rejections =
        [
            Rejected(circuit),
            CallFailure.Of(new BulkheadFullException(), CallFailureCause.BulkheadFull),
            CallFailure.Of(new RateLimitedException(), CallFailureCause.RateLimited),
        ];

        (await Retried([], [])).ShouldBe([false, false, false]);
        (await Retried([typeof(CircuitOpenException)], [])).ShouldBe([true, false, false]);
        (await Retried([typeof(BulkheadFullException)], [])).ShouldBe([false, true, false]);
        (await Retried([typeof(RateLimitedException)], [])).ShouldBe([false, false, true]);
        (await Retried([typeof(RejectedException)], [typeof(BulkheadFullException)])).ShouldBe([true, false, true]);
        (await Retried([typeof(RejectedException), typeof(IOException)], [typeof(RejectedException), typeof(IOException)])).ShouldBe([false, false, false]);

        async Task<bool[]> Retried(Type[] handle, Type[] ignore)
        {
            RetryPolicy policy = Policy(new RetryOptions { MaxRetries = 1, Handle = handle, Ignore = ignore, Jitter = false });
            List<bool> retried = [];
            foreach (CallFailure rejection in rejections)
            {
                retried.Add((await Waits(policy, _ => rejection)).Count == 1);
            }

            return [.. retried];
        }
    }

    [Fact]
    public async Task An_exception_that_carries_a_wait_is_retried_no_sooner()
        => (await Waits(Policy(new RetryOptions { MaxRetries = 4, Delay = 100, Backoff = RetryBackoff.Constant, Jitter = false }), Asked(700, 50, null, -1)))
            .ShouldBe([700, 100, 100, 100]);

    [Fact]
    public async Task A_fraction_of_a_millisecond_of_that_wait_counts_as_one_more()
        => (await Waits(Policy(new RetryOptions { MaxRetries = 1, Delay = 0, Jitter = false }), _ => Failed(new AskingException(TimeSpan.FromTicks(12_345)))))
            .ShouldBe([2]);

    [Fact]
    public async Task It_is_not_retried_at_all_where_its_wait_would_pass_MaxDuration()
    {
        RetryPolicy policy = Policy(new RetryOptions { Delay = 1, MaxDuration = 1_000, Jitter = false });

        (await Waits(policy, Asked(1_000))).ShouldBe([1_000]);
        (await Waits(policy, Asked(1_001))).ShouldBeEmpty();
        Last.Failure.Exception.ShouldBeOfType<AskingException>();
    }

    [Fact]
    public async Task It_is_not_retried_at_all_where_its_wait_would_pass_TotalTimeout()
    {
        RetryPolicy policy = Policy(new RetryOptions { Delay = 1, MaxRetries = 1, Jitter = false });

        (await Waits(policy, Asked(999), Total(1_000))).ShouldBe([999]);
        (await Waits(policy, Asked(1_001), Total(1_000))).ShouldBeEmpty();
        Last.Failure.Exception.ShouldBeOfType<AskingException>();
        Last.Failure.Cause.ShouldBe(CallFailureCause.Callee);
    }

    [Fact]
    public async Task A_wait_that_takes_all_that_is_left_of_TotalTimeout_ends_with_it()
    {
        (await Waits(Policy(new RetryOptions { Delay = 1, Jitter = false }), Asked(1_000), Total(1_000))).ShouldBeEmpty();

        Last.Failure.Exception.ShouldBeOfType<TotalTimeoutException>().InnerException.ShouldBeOfType<AskingException>();
    }

    [Fact]
    public async Task A_wait_of_ages_is_no_overflow()
    {
        using CancellationTokenSource caller = new();
        Task<bool> wait = Policy().Begin(0).NextAsync(Failed(new AskingException(TimeSpan.MaxValue)), caller.Token).AsTask();

        Time.Advance(TimeSpan.FromDays(20));
        wait.IsCompleted.ShouldBeFalse();
        caller.Cancel();

        (await wait).ShouldBeFalse();
    }

    [Fact]
    public async Task A_wait_that_no_timer_holds_is_waited_for_to_its_end()
    {
        Task<bool> wait = Policy().Begin(0).NextAsync(Failed(new AskingException(TimeSpan.FromDays(120))), CancellationToken.None).AsTask();

        for (int day = 1; day < 120; day++)
        {
            Inline.Run(() => Time.Advance(TimeSpan.FromDays(1)));
            wait.IsCompleted.ShouldBeFalse($"day {day}");
        }

        Inline.Run(() => Time.Advance(TimeSpan.FromDays(1)));
        (await wait).ShouldBeTrue();
    }

    [Fact]
    public async Task A_wait_that_cannot_be_read_hides_nothing_and_is_logged()
    {
        BrokenAskingException broken = new();

        (await Waits(Policy(new RetryOptions { MaxRetries = 1, Delay = 100, Jitter = false }), _ => Failed(broken))).ShouldBe([100]);

        Last.Failure.Exception.ShouldBeSameAs(broken);
        Log.GetSnapshot().ShouldContain(record => record.Message == "A RetryAfter of an exception threw; it has no other effect" && record.Exception!.Message == "RetryAfter");
    }

    [Fact]
    public async Task When_the_breaker_ends_the_loop_the_last_exception_of_the_callee_leaves_and_both_causes_are_known()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();
        CalleeException last = new("last");
        Func<int, CallFailure> failures = attempt => attempt < 3 ? Failed(attempt == 2 ? last : null) : Rejected(circuit);

        (await Waits(Policy(new RetryOptions { MaxRetries = 10, Delay = 1, Jitter = false }), failures)).Count.ShouldBe(2);

        Last.Failure.Exception.ShouldBeSameAs(last);
        Last.Failure.Cause.ShouldBe(CallFailureCause.Callee | CallFailureCause.CircuitOpen);
        Last.Failure.IsRejection.ShouldBeFalse();
        new FallbackPolicy(Runtime, new FallbackOptions { When = FallbackWhen.CircuitOpen }).Answers(Last.Failure).ShouldBeTrue();
        new FallbackPolicy(Runtime, new FallbackOptions { When = FallbackWhen.Exception }).Answers(Last.Failure).ShouldBeTrue();
        new FallbackPolicy(Runtime, new FallbackOptions { When = FallbackWhen.Timeout }).Answers(Last.Failure).ShouldBeFalse();
    }

    [Fact]
    public async Task When_the_breaker_rejects_the_first_attempt_its_own_rejection_leaves()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();

        await Waits(Policy(), _ => Rejected(circuit));

        Last.Failure.Exception.ShouldBeOfType<CircuitOpenException>().Service.ShouldBe("IService");
        Last.Failure.Cause.ShouldBe(CallFailureCause.CircuitOpen);
    }

    [Fact]
    public async Task TotalTimeout_during_a_wait_is_a_TotalTimeoutException_at_the_deadline_with_the_last_failure()
    {
        CalleeException last = new();
        DateTimeOffset start = Time.GetUtcNow();

        (await Waits(Policy(new RetryOptions { Delay = 5_000, Jitter = false }), _ => Failed(last), Total(1_000))).ShouldBeEmpty();

        (Time.GetUtcNow() - start).ShouldBe(TimeSpan.FromSeconds(1));
        Last.Failure.Cause.ShouldBe(CallFailureCause.TotalTimeout);
        Last.Failure.Exception.ShouldBeOfType<TotalTimeoutException>().InnerException.ShouldBeSameAs(last);
    }

    [Fact]
    public async Task An_attempt_that_TotalTimeout_cut_is_not_retried_and_carries_the_failure_before_it()
    {
        CalleeException last = new();
        CallFailure cut = CallFailure.Of(new TotalTimeoutException(TimeSpan.FromSeconds(1)), CallFailureCause.TotalTimeout);

        (await Waits(Policy(), attempt => attempt == 1 ? Failed(last) : cut, Total(60_000))).Count.ShouldBe(1);

        Last.Failure.Exception.ShouldBeOfType<TotalTimeoutException>().InnerException.ShouldBeSameAs(last);
        Last.Failure.Cause.ShouldBe(CallFailureCause.TotalTimeout);
    }

    [Fact]
    public async Task One_that_it_cut_at_the_first_attempt_leaves_as_it_is()
    {
        CallFailure cut = CallFailure.Of(new TotalTimeoutException(TimeSpan.FromSeconds(1)), CallFailureCause.TotalTimeout);

        await Waits(Policy(), _ => cut, Total(60_000));

        Last.Failure.Exception.ShouldBeSameAs(cut.Exception);
    }

    [Fact]
    public async Task A_cancellation_after_failures_leaves_as_the_callers_own()
    {
        CallFailure cancelled = CallFailure.Of(new OperationCanceledException(), new CancellationToken(canceled: true));

        await Waits(Policy(), attempt => attempt == 1 ? Failed() : cancelled);

        Last.Failure.Exception.ShouldBeSameAs(cancelled.Exception);
        Last.Failure.Cause.ShouldBe(CallFailureCause.Cancelled);
    }

    private static Func<int, CallFailure> Asked(params int?[] milliseconds)
        => attempt => Failed(new AskingException(attempt <= milliseconds.Length && milliseconds[attempt - 1] is { } wait ? TimeSpan.FromMilliseconds(wait) : null));

    private sealed class AskingException(TimeSpan? wait) : Exception, IRetryAfter
    {
        public TimeSpan? RetryAfter => wait;
    }

    private sealed class BrokenAskingException : Exception, IRetryAfter
    {
        public TimeSpan? RetryAfter => throw new InvalidOperationException(nameof(RetryAfter));
    }

    private sealed class ArgumentsAreTransient : IOutcomeClassifier
    {
        public Outcome Classify(Exception exception)
            => exception is ArgumentException ? Outcome.Failure : exception is IgnoredException ? Outcome.Ignored : Outcome.Success;
    }

    private sealed class Always : IOutcomeClassifier
    {
        public Outcome Classify(Exception exception) => Outcome.Failure;
    }

    private sealed class Never : IOutcomeClassifier
    {
        public Outcome Classify(Exception exception) => Outcome.Success;
    }

    private sealed class Throwing : IOutcomeClassifier
    {
        public Outcome Classify(Exception exception) => throw new InvalidOperationException();
    }
}
