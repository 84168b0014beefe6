using Microsoft.AspNetCore.Http;

namespace PaymentService.Tests;

/// <summary>Whatever the receiver does with an alert, but for taking it.</summary>
public sealed class AlertRetryTests : AlertTest
{
    internal override IEnumerable<string> Settings =>
        [.. base.Settings, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:System.Net.Http.HttpClient=Trace"];

    [DatabaseTheory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task What_is_not_answered_with_success_is_told_again(int status) => await IsToldAgainAsync(AlertListener.With(status));

    [DatabaseFact]
    public async Task What_is_cut_off_is_told_again() => await IsToldAgainAsync(AlertListener.Breaks);

    [DatabaseFact]
    public async Task What_hangs_is_told_again_after_the_time_out() => await IsToldAgainAsync(Receiver.Hangs);

    [DatabaseFact]
    public async Task A_receiver_that_takes_nothing_is_given_up_on_after_ten_minutes_with_a_log_that_says_what_it_was_not_told_and_no_secret()
    {
        Receiver.Answers = AlertListener.With(500);
        Circuit.ForceOpen();
        await UntilAsync(() => Errors(nameof(AlertSender)).Length == 1, "it is given up on");

        (Time.GetUtcNow() - Time.Start).TotalMinutes.ShouldBeInRange(9, 11);
        string said = Errors(nameof(AlertSender)).Single();
        said.ShouldStartWith($"{Receiver.Address} could not be told");
        said.ShouldContain("IStripeGateway went from Closed to ForcedOpen (Manual) at 2026-01-01T00:00:00.0000000+00:00");
        said.ShouldContain("500");
        Receiver.Came.Count.ShouldBeInRange(20, 60);
        Service.Log.ShouldNotContain(record => record.Message.Contains(Secret, StringComparison.Ordinal));

        Receiver.Answers = AlertListener.Ok;
        Circuit.Close();
        await WaitForAsync(() => Receiver.Told.Count == 1, "the next one is told");
    }

    private async Task IsToldAgainAsync(RequestDelegate answer)
    {
        Receiver.Answers = http => Receiver.Came.Count <= 3 ? answer(http) : AlertListener.Ok(http);
        Circuit.ForceOpen();
        Circuit.Close();
        await UntilToldAsync(2);

        Receiver.Told.Distinct().ShouldBe([Json("Closed", "ForcedOpen"), Json("ForcedOpen", "Closed")]);
        Receiver.Came.Take(4).ShouldAllBe(alert => alert == Json("Closed", "ForcedOpen"));
        Errors(nameof(AlertSender)).ShouldBeEmpty();
    }
}
