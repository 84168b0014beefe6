using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class H1_HedgedAttemptTests : CircuitTest
{
    [Fact]
    public void One_that_has_lost_is_cancelled_and_what_its_callee_registered_reaches_nobody_but_the_log()
    {
        HedgedAttempt attempt = new(Runtime, CancellationToken.None);
        using CancellationTokenRegistration registration = attempt.Token.Register(() => throw new CalleeException("callback"));

        attempt.Lose();

        attempt.IsLost.ShouldBeTrue();
        attempt.Token.IsCancellationRequested.ShouldBeTrue();
        Log.GetSnapshot().ShouldHaveSingleItem().Message.ShouldBe("A callback of a superfluous callee's token threw; it has no other effect");
    }

    [Fact]
    public void The_caller_cancels_one_until_it_has_ended()
    {
        using CancellationTokenSource caller = new();
        HedgedAttempt running = new(Runtime, caller.Token);
        HedgedAttempt ended = new(Runtime, caller.Token);
        ended.Unlink();

        caller.Cancel();

        running.Token.IsCancellationRequested.ShouldBeTrue();
        ended.Token.IsCancellationRequested.ShouldBeFalse();
        running.IsLost.ShouldBeFalse();
    }
}
