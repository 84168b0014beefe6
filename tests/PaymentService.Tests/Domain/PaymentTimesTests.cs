namespace PaymentService.Tests;

public sealed class PaymentTimesTests
{
    [Fact]
    public void A_clock_that_is_put_back_does_not_make_a_payment_older_than_it_was()
    {
        var now = DateTimeOffset.Parse("2026-01-01T00:00:00Z", null);
        var payment = new Payment("order-1", new Charge(1999, "eur", "pm_card_visa", null), now);

        payment.QueueForRetry("Later.", now.AddHours(-1));
        payment.UpdatedAt.ShouldBe(now);

        payment.QueueForRetry("Later.", now.AddHours(1));
        payment.UpdatedAt.ShouldBe(now.AddHours(1));
    }
}
