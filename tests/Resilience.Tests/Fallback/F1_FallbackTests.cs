using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class F1_FallbackTests : CircuitTest
{
    private static readonly CallFailure s_callee = CallFailure.Of(new CalleeException());
    private static readonly CallFailure s_cancelled = CallFailure.Of(new OperationCanceledException(), new CancellationToken(canceled: true));
    private static readonly CallFailure s_bulkhead = CallFailure.Of(new BulkheadFullException(), CallFailureCause.BulkheadFull);
    private static readonly CallFailure s_rateLimit = CallFailure.Of(new RateLimitedException(), CallFailureCause.RateLimited);
    private static readonly CallFailure s_attempt = CallFailure.Of(new AttemptTimeoutException(TimeSpan.FromSeconds(1)), CallFailureCause.AttemptTimeout);
    private static readonly CallFailure s_total = CallFailure.Of(new TotalTimeoutException(TimeSpan.FromSeconds(1)), CallFailureCause.TotalTimeout);

    [Theory]
    [InlineData(FallbackWhen.CircuitOpen, "circuit")]
    [InlineData(FallbackWhen.Timeout, "attempt total")]
    [InlineData(FallbackWhen.Exception, "callee")]
    [InlineData(FallbackWhen.Rejected, "bulkhead rate")]
    [InlineData(FallbackWhen.Timeout | FallbackWhen.Exception, "callee attempt total")]
    [InlineData(FallbackWhen.Any, "circuit bulkhead rate callee attempt total")]
    public void It_answers_only_for_what_When_admits_and_never_for_the_callers_cancellation(FallbackWhen when, string admitted)
    {
        FallbackPolicy policy = Policy(when);
        CallFailure rejected = Rejected(Circuit());

        policy.Answers(rejected).ShouldBe(admitted.Contains("circuit", StringComparison.Ordinal));
        policy.Answers(s_bulkhead).ShouldBe(admitted.Contains("bulkhead", StringComparison.Ordinal));
        policy.Answers(s_rateLimit).ShouldBe(admitted.Contains("rate", StringComparison.Ordinal));
        policy.Answers(s_callee).ShouldBe(admitted.Contains("callee", StringComparison.Ordinal));
        policy.Answers(s_attempt).ShouldBe(admitted.Contains("attempt", StringComparison.Ordinal));
        policy.Answers(s_total).ShouldBe(admitted.Contains("total", StringComparison.Ordinal));
        policy.Answers(s_cancelled).ShouldBeFalse();
    }

    [Fact]
    public void Handle_and_Ignore_filter_the_callees_exceptions()
    {
        FallbackPolicy policy = new(Runtime, new FallbackOptions { Handle = [typeof(IOException)], Ignore = [typeof(FileNotFoundException)] });

        policy.Answers(CallFailure.Of(new IOException())).ShouldBeTrue();
        policy.Answers(CallFailure.Of(new EndOfStreamException())).ShouldBeTrue();
        policy.Answers(CallFailure.Of(new FileNotFoundException())).ShouldBeFalse();
        policy.Answers(s_callee).ShouldBeFalse();
    }

    [Fact]
    public void They_filter_nothing_else()
    {
        FallbackPolicy policy = new(Runtime, new FallbackOptions { Handle = [typeof(IOException)], Ignore = [typeof(TimeoutException), typeof(RejectedException)] });

        policy.Answers(Rejected(Circuit())).ShouldBeTrue();
        policy.Answers(s_attempt).ShouldBeTrue();
        policy.Answers(s_total).ShouldBeTrue();
    }

    [Fact]
    public void A_rejection_that_the_callee_threw_is_the_callees_exception()
    {
        CallFailure nested = CallFailure.Of(new CircuitOpenException("inner", CircuitState.Open));

        Policy(FallbackWhen.CircuitOpen).Answers(nested).ShouldBeFalse();
        Policy(FallbackWhen.Exception).Answers(nested).ShouldBeTrue();
    }

    [Fact]
    public void Its_own_exception_carries_the_cause()
    {
        InvalidOperationException thrown = new("fallback");

        FallbackPolicy.Blame(thrown, s_callee).ShouldBeSameAs(thrown);

        thrown.Data["Resilience.Cause"].ShouldBeSameAs(s_callee.Exception);
    }

    [Fact]
    public void The_cause_of_a_rejection_is_made_for_it()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();
        InvalidOperationException thrown = new();

        FallbackPolicy.Blame(thrown, Rejected(circuit));

        thrown.Data["Resilience.Cause"].ShouldBeOfType<CircuitOpenException>().Method.ShouldBe("CallAsync");
    }

    [Fact]
    public void An_exception_that_is_thrown_again_carries_the_cause_of_its_last_time()
    {
        InvalidOperationException thrown = new();
        FallbackPolicy.Blame(thrown, s_attempt);

        FallbackPolicy.Blame(thrown, s_callee);

        thrown.Data["Resilience.Cause"].ShouldBeSameAs(s_callee.Exception);
    }

    [Fact]
    public void A_When_with_a_flag_that_there_is_not_is_refused()
        => Should.Throw<ArgumentOutOfRangeException>(() => Policy((FallbackWhen)32)).Message.ShouldContain("When is 32, but must be flags of");

    [Fact]
    public void An_exception_does_not_become_its_own_cause()
    {
        FallbackPolicy.Blame(s_callee.Exception, s_callee);

        s_callee.Exception.Data.Count.ShouldBe(0);
    }

    [Fact]
    public void Where_the_cause_cannot_be_written_the_exception_leaves_all_the_same()
    {
        Exception sealedData = new OddDataException(() => new Hashtable().AsReadOnlyDictionary());
        Exception noData = new OddDataException(() => null!);
        Exception brokenData = new OddDataException(() => throw new InvalidOperationException());

        FallbackPolicy.Blame(sealedData, s_callee).ShouldBeSameAs(sealedData);
        FallbackPolicy.Blame(noData, s_callee).ShouldBeSameAs(noData);
        FallbackPolicy.Blame(brokenData, s_callee).ShouldBeSameAs(brokenData);
    }

    [Fact]
    public void An_answer_that_is_there_passes_as_it_is()
    {
        Task<int> result = Task.FromResult(42);
        Task task = result;
        ValueTask<int> valueResult = new(result);
        ValueTask value = new(task);

        FallbackPolicy.Blame(task, s_callee).ShouldBeSameAs(task);
        FallbackPolicy.Blame(result, s_callee).ShouldBeSameAs(result);
        valueResult.Equals(FallbackPolicy.Blame(valueResult, s_callee)).ShouldBeTrue();
        value.Equals(FallbackPolicy.Blame(value, s_callee)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_later_answer_does_not_go_on_in_its_callers_synchronization_context()
    {
        PostCountingContext context = new();
        TaskCompletionSource<int> answer = new();
        Task<int> withResult = context.Start(() => FallbackPolicy.Blame(answer.Task, s_callee));
        Task without = context.Start(() => FallbackPolicy.Blame((Task)answer.Task, s_callee));

        answer.SetResult(42);

        (await withResult).ShouldBe(42);
        await without;
        context.Posts.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_comes_later_passes_too()
    {
        (await FallbackPolicy.Blame(Later(), s_callee)).ShouldBe(42);
        await FallbackPolicy.Blame((Task)Later(), s_callee);
        (await FallbackPolicy.Blame(new ValueTask<int>(Later()), s_callee)).ShouldBe(42);
        await FallbackPolicy.Blame(new ValueTask(Later()), s_callee);

        static async Task<int> Later()
        {
            await Task.Yield();
            return 42;
        }
    }

    [Fact]
    public async Task An_answer_that_fails_later_carries_the_cause()
    {
        await ShouldBlame(() => FallbackPolicy.Blame(FailAsync(), s_callee));
        await ShouldBlame(() => FallbackPolicy.Blame((Task)FailAsync(), s_callee));
        await ShouldBlame(() => FallbackPolicy.Blame(new ValueTask<int>(FailAsync()), s_callee).AsTask());
        await ShouldBlame(() => FallbackPolicy.Blame(new ValueTask(FailAsync()), s_callee).AsTask());

        static async Task<int> FailAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException("fallback");
        }

        static async Task ShouldBlame(Func<Task> answer)
            => (await Should.ThrowAsync<InvalidOperationException>(answer)).Data["Resilience.Cause"].ShouldBeSameAs(s_callee.Exception);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_that_fails_at_its_first_element_carries_the_cause_and_is_disposed(bool isStarted)
    {
        OneStep steps = new();
        steps.Fail(new InvalidOperationException("fallback"));

        InvalidOperationException thrown = await Should.ThrowAsync<InvalidOperationException>(async () => await Enumerate(steps, isStarted));

        thrown.Data["Resilience.Cause"].ShouldBeSameAs(s_callee.Exception);
        steps.Disposals.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_whose_first_element_comes_later_does_not_go_on_in_its_callers_synchronization_context(bool isStarted)
    {
        PostCountingContext context = new();
        OneStep steps = new();
        Task<GuardedEnumeration<int>> started = context.Start(() => Enumerate(steps, isStarted).AsTask());

        steps.End();

        (await started).Current.ShouldBe(42);
        context.Posts.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_is_cancelled_stays_cancelled()
    {
        Task answer = FallbackPolicy.Blame(Task.FromCanceled(new CancellationToken(canceled: true)), s_callee);

        await Should.ThrowAsync<OperationCanceledException>(answer);
        answer.IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public void Its_type_comes_from_the_scope_or_is_constructed_with_what_the_scope_has()
    {
        Dependency registered = new();
        WithDependency instance = new(registered);
        using ServiceProvider both = new ServiceCollection().AddSingleton(instance).BuildServiceProvider();
        using ServiceProvider dependency = new ServiceCollection().AddSingleton(registered).BuildServiceProvider();

        MethodGuard guard = Guard(Circuit());
        guard.ResolveFallback<WithDependency>(both).ShouldBeSameAs(instance);
        guard.ResolveFallback<WithDependency>(dependency).Dependency.ShouldBeSameAs(registered);
        guard.ResolveFallback<Dependency>(null).ShouldNotBeNull();
    }

    [Fact]
    public void One_that_cannot_be_made_is_an_exception_that_names_it_and_what_to_do()
        => Should.Throw<InvalidOperationException>(() => Guard(Circuit()).ResolveFallback<WithDependency>(null)).Message
            .ShouldSatisfyAllConditions(
                message => message.ShouldContain(nameof(WithDependency)),
                message => message.ShouldContain("register it"));

    private FallbackPolicy Policy(FallbackWhen when) => new(Runtime, new FallbackOptions { When = when });

    private static ValueTask<GuardedEnumeration<int>> Enumerate(OneStep steps, bool isStarted)
        => isStarted
            ? FallbackPolicy.EnumerateAsync((IAsyncEnumerator<int>)steps, s_callee, CancellationToken.None)
            : FallbackPolicy.EnumerateAsync(new OneStream(steps), s_callee, CancellationToken.None);

    private sealed class OneStream(OneStep steps) : IAsyncEnumerable<int>
    {
        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => steps;
    }

    private sealed class Dependency;

    private sealed class WithDependency(Dependency dependency)
    {
        public Dependency Dependency => dependency;
    }

    private sealed class OddDataException(Func<IDictionary> data) : Exception
    {
        public override IDictionary Data => data();
    }
}
