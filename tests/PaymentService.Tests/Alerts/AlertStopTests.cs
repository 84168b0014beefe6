namespace PaymentService.Tests;

public sealed class AlertStopTests : AlertTest
{
    [DatabaseFact]
    public async Task A_receiver_that_hangs_does_not_hold_up_the_stop_and_what_it_was_not_told_is_logged()
    {
        Receiver.Answers = Receiver.Hangs;
        Circuit.ForceOpen();
        Circuit.Close();
        await WaitForAsync(() => Receiver.Came.Count == 1, "the first is under way");

        Task stop = Service.StopAsync();
        await WaitForAsync(() => Receiver.Came.Count == 2, "it is tried once more");
        Time.Advance(TimeSpan.FromSeconds(2));
        await stop.WaitAsync(TimeSpan.FromSeconds(30));

        Errors(nameof(AlertSender)).ShouldBe([
            $"{Receiver.Address} was not told before the service stopped: IStripeGateway went from Closed to ForcedOpen (Manual) at 2026-01-01T00:00:00.0000000+00:00",
            $"{Receiver.Address} was not told before the service stopped: IStripeGateway went from ForcedOpen to Closed (Manual) at 2026-01-01T00:00:00.0000000+00:00",
        ]);
    }

    [DatabaseFact]
    public async Task What_waits_for_its_next_attempt_is_sent_at_the_stop_without_further_wait()
    {
        Receiver.Answers = AlertListener.With(500);
        Circuit.ForceOpen();
        Circuit.Close();
        await WaitForAsync(() => Receiver.Came.Count == 1 && Traffic.InFlight == 0, "the first attempt has failed");
        Receiver.Answers = AlertListener.Ok;

        await Service.StopAsync();

        Receiver.Told.ShouldBe([Json("Closed", "ForcedOpen"), Json("ForcedOpen", "Closed")]);
        Errors(nameof(AlertSender)).ShouldBeEmpty();
    }
}
