using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class T2_AbandonTests : DeadlineTest
{
    [Fact]
    public async Task The_caller_is_released_at_the_deadline_though_the_callee_ignores_its_token()
    {
        TimeoutPolicy policy = Attempt(100);
        TaskCompletionSource<int> callee = new();
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        Task<int> awaited = deadline.Abandonable(callee.Task);

        Advance(99);
        awaited.IsCompleted.ShouldBeFalse();
        Advance(1);

        OperationCanceledException cancelled = await Should.ThrowAsync<OperationCanceledException>(awaited.WaitAsync(TimeSpan.FromSeconds(20)));
        deadline.Fail(cancelled).Exception.ShouldBeOfType<AttemptTimeoutException>();
    }

    [Fact]
    public async Task So_is_one_without_a_result()
    {
        TimeoutPolicy policy = Attempt(100);
        TaskCompletionSource callee = new();
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        Task awaited = deadline.Abandonable(callee.Task);

        Advance(100);

        OperationCanceledException cancelled = await Should.ThrowAsync<OperationCanceledException>(awaited.WaitAsync(TimeSpan.FromSeconds(20)));
        deadline.Fail(cancelled).Cause.ShouldBe(CallFailureCause.AttemptTimeout);
    }

    [Fact]
    public async Task The_callers_cancellation_releases_it_too()
    {
        TimeoutPolicy policy = Attempt(100);
        using CancellationTokenSource caller = new();
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, caller.Token);
        Task<int> awaited = deadline.Abandonable(new TaskCompletionSource<int>().Task);

        caller.Cancel();

        OperationCanceledException cancelled = await Should.ThrowAsync<OperationCanceledException>(awaited.WaitAsync(TimeSpan.FromSeconds(20)));
        CallFailure failure = deadline.Fail(cancelled);
        failure.Cause.ShouldBe(CallFailureCause.Cancelled);
        failure.Exception.ShouldBeOfType<OperationCanceledException>().CancellationToken.ShouldBe(caller.Token);
    }

    [Fact]
    public async Task In_time_the_callees_own_end_is_awaited()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        TaskCompletionSource<int> answers = new();
        TaskCompletionSource fails = new();
        CalleeException callees = new();
        Task<int> answered = deadline.Abandonable(answers.Task);
        Task failed = deadline.Abandonable(fails.Task);

        answers.SetResult(42);
        fails.SetException(callees);
        TaskCompletionSource ends = new();
        Task ended = deadline.Abandonable(ends.Task);
        ends.SetResult();

        await ended;
        (await answered).ShouldBe(42);
        (await Should.ThrowAsync<CalleeException>(failed)).ShouldBeSameAs(callees);
    }

    [Fact]
    public void A_call_that_has_completed_is_awaited_itself()
    {
        Deadline deadline = Attempt().Rent();
        Task<int> answered = Task.FromResult(42);

        deadline.Abandonable(answered).ShouldBeSameAs(answered);
        deadline.Abandonable((Task)answered).ShouldBeSameAs(answered);
    }

    [Fact]
    public async Task The_exception_of_an_abandoned_call_is_observed()
    {
        List<Exception> unobserved = [];
        void Note(object? sender, UnobservedTaskExceptionEventArgs args)
        {
            if (args.Exception.InnerException is AbandonedException)
            {
                lock (unobserved)
                {
                    unobserved.Add(args.Exception);
                }
            }
        }

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await Abandon();
            for (int i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        unobserved.ShouldBeEmpty();

        async Task Abandon()
        {
            TimeoutPolicy policy = Attempt(100);
            TaskCompletionSource callee = new();
            Deadline deadline = policy.Rent();
            deadline.Arm(policy, CancellationToken.None);
            Task awaited = deadline.Abandonable(callee.Task);
            Advance(100);
            await Should.ThrowAsync<OperationCanceledException>(awaited.WaitAsync(TimeSpan.FromSeconds(20)));
            callee.SetException(new AbandonedException());
        }
    }

    [Fact]
    public async Task The_token_of_an_abandoned_call_is_not_lent_again()
    {
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        Task awaited = deadline.Abandonable(new TaskCompletionSource().Task);
        Advance(100);
        OperationCanceledException cancelled = await Should.ThrowAsync<OperationCanceledException>(awaited.WaitAsync(TimeSpan.FromSeconds(20)));
        deadline.Fail(cancelled);

        policy.Rent().ShouldNotBeSameAs(deadline);
    }

    [Fact]
    public async Task Its_bulkhead_slot_stays_taken_until_it_really_ends()
    {
        PermitGate bulkhead = new(permits: 2, maxQueue: 0);
        bulkhead.TryTake();
        bulkhead.TryTake();
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        TaskCompletionSource late = new();
        TaskCompletionSource inTime = new();
        Task abandoned = deadline.Abandonable(late.Task, bulkhead);
        Task met = deadline.Abandonable(inTime.Task, bulkhead);
        inTime.SetResult();
        await met;
        deadline.HasLeftBehind.ShouldBeFalse();

        Advance(100);

        await Should.ThrowAsync<OperationCanceledException>(abandoned.WaitAsync(TimeSpan.FromSeconds(20)));
        deadline.HasLeftBehind.ShouldBeTrue();
        bulkhead.Taken.ShouldBe(2);
        late.SetResult();
        bulkhead.Taken.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_does_not_go_on_in_the_callers_synchronization_context(bool isLate)
    {
        PostCountingContext context = new();
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        TaskCompletionSource<int> callee = new();
        Task<int> withResult = context.Start(() => deadline.Abandonable(callee.Task));
        Task without = context.Start(() => deadline.Abandonable((Task)callee.Task));

        if (isLate)
        {
            Advance(100);
            await Should.ThrowAsync<OperationCanceledException>(withResult.WaitAsync(TimeSpan.FromSeconds(20)));
            await Should.ThrowAsync<OperationCanceledException>(without.WaitAsync(TimeSpan.FromSeconds(20)));
        }
        else
        {
            callee.SetResult(42);
            (await withResult).ShouldBe(42);
            await without;
        }

        context.Posts.ShouldBe(0);
    }

    [Fact]
    public void The_caller_does_not_go_on_inside_the_cancellation()
    {
        int thread = 0;
        TimeoutPolicy policy = Attempt(100);
        Deadline deadline = policy.Rent();
        deadline.Arm(policy, CancellationToken.None);
        Task abandoned = deadline.Abandonable(new TaskCompletionSource().Task);
        Inline.Run(() => abandoned.GetAwaiter().UnsafeOnCompleted(() => Volatile.Write(ref thread, Environment.CurrentManagedThreadId)));

        Inline.Run(() => Advance(100));

        // This thread is not free in between, so that whoever goes on is another, or was here inside of Cancel.
        SpinWait.SpinUntil(() => Volatile.Read(ref thread) != 0, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        thread.ShouldNotBe(Environment.CurrentManagedThreadId);
    }

    private sealed class AbandonedException : Exception;
}
