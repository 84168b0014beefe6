namespace PaymentService.Tests;

public sealed class PaymentTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.UnixEpoch.AddDays(20_000);
    private static readonly PaymentIntentId s_intent = new("pi_1");

    [Fact]
    public void A_new_payment_is_pending_and_begins_with_an_intent()
    {
        Payment payment = New();

        payment.Status.ShouldBe(PaymentStatus.Pending);
        payment.NextStep.ShouldBe(PaymentStep.Prepare);
    }

    [Fact]
    public void Its_id_follows_from_the_callers_key()
    {
        PaymentId id = PaymentId.Of("order-1");

        id.ShouldBe(PaymentId.Of("order-1"));
        id.ShouldNotBe(PaymentId.Of("order-2"));
        id.Value.ShouldMatch("^pay_[0-9a-f]{32}$");
    }

    [Fact]
    public void With_a_stored_intent_and_no_mark_it_may_be_confirmed()
    {
        Payment payment = New();
        payment.Prepared(s_intent, s_now);

        payment.NextStep.ShouldBe(PaymentStep.Confirm);
    }

    [Fact]
    public void Once_a_confirm_is_marked_the_intent_is_read_before_anything_else()
    {
        Payment payment = Confirmed();

        payment.NextStep.ShouldBe(PaymentStep.Find);
    }

    [Fact]
    public void Queued_payments_go_on_where_they_stopped()
    {
        Payment unprepared = New();
        unprepared.QueueForRetry("away", s_now);
        unprepared.NextStep.ShouldBe(PaymentStep.Prepare);

        Payment confirmed = Confirmed();
        confirmed.QueueForRetry("away", s_now);
        confirmed.NextStep.ShouldBe(PaymentStep.Find);
    }

    [Fact]
    public void A_confirm_without_a_stored_intent_cannot_be_marked() =>
        Should.Throw<InvalidOperationException>(() => New().MarkConfirmSent(s_now)).Message.ShouldContain("not confirmed");

    [Fact]
    public void A_second_intent_is_refused()
    {
        Payment payment = New();
        payment.Prepared(s_intent, s_now);
        payment.Prepared(s_intent, s_now);

        Should.Throw<InvalidOperationException>(() => payment.Prepared(new PaymentIntentId("pi_2"), s_now)).Message.ShouldContain("twice");
        payment.IntentId.ShouldBe(s_intent);
    }

    [Fact]
    public void Success_without_a_marked_confirm_is_refused()
    {
        Payment payment = New();
        payment.Prepared(s_intent, s_now);

        Should.Throw<InvalidOperationException>(() => payment.Succeed(s_now));
        payment.Status.ShouldBe(PaymentStatus.Pending);
    }

    [Fact]
    public void Success_carries_the_intents_id_and_forgets_earlier_trouble()
    {
        Payment payment = Confirmed();
        payment.QueueForRetry("away", s_now);
        payment.Succeed(s_now.AddSeconds(1));

        payment.Status.ShouldBe(PaymentStatus.Success);
        payment.TransactionId.ShouldBe("pi_1");
        payment.ErrorMessage.ShouldBeNull();
        payment.UpdatedAt.ShouldBe(s_now.AddSeconds(1));
        payment.NextStep.ShouldBe(PaymentStep.Stop);
    }

    [Fact]
    public void A_settled_payment_changes_no_more()
    {
        Payment charged = Confirmed();
        charged.Succeed(s_now);
        Payment declined = Confirmed();
        declined.Fail("insufficient_funds", "no", s_now);

        foreach (Payment settled in new[] { charged, declined })
        {
            PaymentStatus status = settled.Status;
            Should.Throw<InvalidOperationException>(() => settled.Fail(null, null, s_now));
            Should.Throw<InvalidOperationException>(() => settled.Succeed(s_now));
            Should.Throw<InvalidOperationException>(() => settled.MarkConfirmSent(s_now));
            Should.Throw<InvalidOperationException>(() => settled.QueueForRetry("away", s_now));
            Should.Throw<InvalidOperationException>(() => settled.GiveToPeople("away", s_now));
            Should.Throw<InvalidOperationException>(() => settled.MoveTo(Processor.Backup, s_now));
            Should.Throw<InvalidOperationException>(() => settled.IntentCancelled(s_now));
            Should.Throw<InvalidOperationException>(() => settled.ConfirmNotSent(s_now));
            settled.Status.ShouldBe(status);
        }
    }

    [Fact]
    public void A_new_payment_is_at_Stripe() => New().Processor.ShouldBe(Processor.Stripe);

    [Fact]
    public void Without_a_mark_it_may_move_and_begins_anew_there()
    {
        Payment payment = New();
        payment.Prepared(s_intent, s_now);

        payment.MoveTo(Processor.Backup, s_now);

        (payment.Processor, payment.IntentId, payment.NextStep).ShouldBe((Processor.Backup, null, PaymentStep.Prepare));
        payment.Prepared(new PaymentIntentId("pi_2"), s_now);
        payment.MoveTo(Processor.Stripe, s_now);
        (payment.Processor, payment.IntentId, payment.NextStep).ShouldBe((Processor.Stripe, null, PaymentStep.Prepare));
    }

    [Fact]
    public void With_a_mark_it_stays_and_changes_nothing()
    {
        Payment payment = Confirmed();

        Should.Throw<InvalidOperationException>(() => payment.MoveTo(Processor.Backup, s_now)).Message.ShouldContain("twice");
        (payment.Processor, payment.IntentId, payment.NextStep).ShouldBe((Processor.Stripe, s_intent, PaymentStep.Find));
    }

    [Fact]
    public void A_first_mark_is_taken_back_where_the_confirm_was_not_sent()
    {
        Payment payment = Confirmed();

        payment.ConfirmNotSent(s_now);

        payment.NextStep.ShouldBe(PaymentStep.Confirm);
    }

    [Fact]
    public void An_earlier_mark_is_not_taken_back()
    {
        Payment payment = Confirmed();
        payment.MarkConfirmSent(s_now.AddSeconds(1));

        payment.ConfirmNotSent(s_now);

        payment.NextStep.ShouldBe(PaymentStep.Find);
    }

    [Fact]
    public void Only_a_mark_without_an_earlier_one_is_the_first()
    {
        Payment payment = Confirmed();
        payment.IsFirstMark.ShouldBeTrue();

        payment.MarkConfirmSent(s_now.AddSeconds(1));
        payment.IsFirstMark.ShouldBeFalse();
    }

    [Fact]
    public void A_cancelled_intent_leaves_no_mark_so_that_the_payment_may_move()
    {
        Payment payment = Confirmed();

        payment.IntentCancelled(s_now);

        payment.NextStep.ShouldBe(PaymentStep.Prepare);
        payment.MoveTo(Processor.Backup, s_now);
    }

    [Fact]
    public void What_was_never_there_cannot_have_been_cancelled() =>
        Should.Throw<InvalidOperationException>(() => New().IntentCancelled(s_now));

    private static Payment New() => new("key", new Charge(1999, "eur", "pm_card_visa", null), s_now);

    private static Payment Confirmed()
    {
        Payment payment = New();
        payment.Prepared(s_intent, s_now);
        payment.MarkConfirmSent(s_now);
        return payment;
    }
}
