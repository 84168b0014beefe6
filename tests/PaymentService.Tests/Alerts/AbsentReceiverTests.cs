namespace PaymentService.Tests;

public sealed class AbsentReceiverTests : AlertTest
{
    private protected override bool IsOpen => false;

    [DatabaseFact]
    public async Task A_receiver_that_is_away_for_minutes_is_told_everything_in_order_when_it_is_back()
    {
        Circuit.ForceOpen();
        Circuit.Close();
        DateTimeOffset back = Time.Start + TimeSpan.FromMinutes(5);
        await UntilAsync(() => Time.GetUtcNow() > back, "five minutes");

        await Receiver.OpenAsync();

        await UntilToldAsync(2);
        Receiver.Told.ShouldBe([Json("Closed", "ForcedOpen"), Json("ForcedOpen", "Closed")]);
    }
}
