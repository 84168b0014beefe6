namespace PaymentService.Tests;

public sealed class RequeueTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.UnixEpoch.AddDays(20_000);

    [Fact]
    public void A_payment_that_needs_attention_goes_on_where_it_stopped()
    {
        Payment payment = New();
        payment.Prepared(new PaymentIntentId("pi_1"), s_now);
        payment.MarkConfirmSent(s_now);
        payment.GiveToPeople("away", s_now);

        payment.Requeue(s_now.AddHours(1));

        payment.Status.ShouldBe(PaymentStatus.QueuedForRetry);
        payment.UpdatedAt.ShouldBe(s_now.AddHours(1));
        payment.NextStep.ShouldBe(PaymentStep.Find);
    }

    [Fact]
    public void Any_other_payment_is_refused()
    {
        Payment pending = New();
        Payment queued = New();
        queued.QueueForRetry("away", s_now);
        Payment failed = New();
        failed.Fail(declineCode: null, "no", s_now);

        foreach (Payment payment in new[] { pending, queued, failed })
        {
            PaymentStatus before = payment.Status;
            Should.Throw<InvalidOperationException>(() => payment.Requeue(s_now)).Message.ShouldContain("does not need attention");
            payment.Status.ShouldBe(before);
        }
    }

    private static Payment New() => new("key", new Charge(1999, "eur", "pm_card_visa", null), s_now);
}
