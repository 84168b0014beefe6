using System.Collections.Concurrent;
using PaymentService.Trials;

namespace PaymentService.Tests;

/// <summary>What the kill trial would say of payments that went wrong: it must see each of these.</summary>
public sealed class ProofTests
{
    private static readonly DateTimeOffset s_noon = DateTimeOffset.Parse("2026-01-01T12:00:00Z", null);
    private static readonly Charge s_paid = new(1999, "eur", "pm_card_visa", null);
    private static readonly Charge s_declined = new(500, "usd", "pm_card_chargeDeclined", null);

    private static readonly PaymentRow s_success = new("pay_1", "key-1", s_paid, PaymentStatus.Success, "pi_1", Processor.Stripe);
    private static readonly PaymentRow s_failed = new("pay_2", "key-2", s_declined, PaymentStatus.Failed, null, Processor.Stripe);
    private static readonly ChargeAttempt s_charge = new(Processor.Stripe, "pi_1", "pay_1", 1999, "eur", "succeeded");
    private static readonly ChargeAttempt s_refusal = new(Processor.Stripe, "pi_2", "pay_2", 500, "usd", "failed");

    private readonly List<PaymentRow> _rows = [s_success, s_failed];
    private readonly List<ChargeAttempt> _charges = [s_charge, s_refusal];
    private readonly List<SentConfirm> _confirms = [new(Processor.Stripe, "pi_1", "pay_1"), new(Processor.Stripe, "pi_2", "pay_2")];
    private readonly Dictionary<string, PaymentView?> _lastAnswers = new() { ["pay_1"] = View(s_success), ["pay_2"] = View(s_failed) };
    private readonly Order _first = Ordered("key-1", s_paid, new Reply("first", null, null, "reset"), new Reply("first", 201, View(s_success)));
    private readonly Order _second = Ordered("key-2", s_declined, new Reply("first", 503, null), new Reply("second", 402, View(s_failed)));
    private readonly List<string> _incidents = [];

    [Fact]
    public void Payments_charged_once_or_declined_break_no_rule() => Violations().ShouldBeEmpty();

    [Fact]
    public void A_charge_at_the_backup_is_as_good_where_the_row_says_so()
    {
        _rows[0] = s_success with { Processor = Processor.Backup };
        _lastAnswers["pay_1"] = View(_rows[0]);
        _charges[0] = s_charge with { Processor = Processor.Backup };

        Violations().ShouldBeEmpty();
    }

    [Fact]
    public void An_answered_payment_without_a_row_is_lost()
    {
        _rows.RemoveAt(1);

        ShouldBreak(Rule.AnsweredIsStored, "pay_2");
    }

    [Fact]
    public void A_row_must_hold_what_was_asked_for()
    {
        _rows[1] = s_failed with { Charge = s_declined with { Description = "else" } };

        ShouldBreak(Rule.AnsweredIsStored, "pay_2");
    }

    [Fact]
    public void A_key_has_one_row()
    {
        _rows.Add(s_failed with { Id = "pay_3" });
        _lastAnswers["pay_3"] = View(s_failed);

        ShouldBreak(Rule.OneRowPerKey, "key-2");
    }

    [Fact]
    public void Two_answers_to_one_key_name_one_payment()
    {
        _second.Replies.Enqueue(new Reply("first", 202, View(s_failed with { Id = "pay_3", Status = PaymentStatus.Pending })));

        ShouldBreak(Rule.AnsweredIsStored, "pay_3");
    }

    [Fact]
    public void A_row_belongs_to_a_key_that_was_sent()
    {
        _rows.Add(s_failed with { Id = "pay_3", Key = "key-3" });
        _lastAnswers["pay_3"] = View(s_failed);

        ShouldBreak(Rule.OneRowPerKey, "pay_3");
    }

    [Theory]
    [InlineData("PENDING")]
    [InlineData("QUEUED_FOR_RETRY")]
    [InlineData("NEEDS_ATTENTION")]
    public void A_payment_that_is_left_open_breaks_the_proof(string status)
    {
        _rows.Add(new PaymentRow("pay_3", "key-3", s_paid, PaymentStatusName.Parse(status), null, Processor.Stripe));
        _lastAnswers["pay_3"] = View(_rows[2]);

        ShouldBreak(Rule.Settled, "pay_3", Ordered("key-3", s_paid, new Reply("first", 202, View(_rows[2]))));
    }

    [Fact]
    public void A_settled_payment_leaves_the_queue()
    {
        _rows[0] = s_success with { IsQueued = true };

        ShouldBreak(Rule.Settled, "pay_1");
    }

    [Fact]
    public void A_success_without_a_charge_is_lost()
    {
        _charges.RemoveAt(0);

        ShouldBreak(Rule.NotLost, "pay_1");
    }

    [Fact]
    public void Two_charges_are_one_too_many()
    {
        _charges.Add(s_charge);

        ShouldBreak(Rule.NotDoubled, "pay_1");
    }

    [Theory]
    [InlineData("stripe", "pi_9")]
    [InlineData("backup", "pi_1")]
    public void A_charge_by_another_intent_or_processor_is_doubled_and_not_the_one_stored(string processor, string intent)
    {
        _charges.Add(s_charge with { Processor = ProcessorName.Parse(processor), Intent = intent });

        Violations().Select(violation => violation.Rule).ShouldBe([Rule.NotDoubled, Rule.ChargedAsAsked]);
    }

    [Theory]
    [InlineData("stripe", "pi_9")]
    [InlineData("backup", "pi_1")]
    public void A_confirm_for_another_intent_is_one_too_many_even_where_it_charges_nothing(string processor, string intent)
    {
        _confirms.Add(new SentConfirm(ProcessorName.Parse(processor), intent, "pay_1"));

        ShouldBreak(Rule.OneIntentConfirmed, "pay_1");
    }

    [Fact]
    public void The_charge_is_what_was_asked_for_and_what_the_row_names()
    {
        foreach (ChargeAttempt wrong in (ChargeAttempt[])[s_charge with { Amount = 1998 }, s_charge with { Currency = "usd" }, s_charge with { Intent = "pi_9" }, s_charge with { Processor = Processor.Backup }])
        {
            _charges[0] = wrong;

            ShouldBreak(Rule.ChargedAsAsked, "pay_1");
        }
    }

    [Fact]
    public void A_failed_payment_has_moved_no_money()
    {
        _charges[1] = s_refusal with { Status = "succeeded" };

        ShouldBreak(Rule.ChargedIsSuccess, "pay_2");
    }

    [Fact]
    public void A_failed_payment_has_a_card_that_declines()
    {
        Charge good = s_declined with { PaymentMethod = "pm_card_visa" };
        _rows[1] = s_failed with { Charge = good };
        _charges.RemoveAt(1);

        Violations(Ordered("key-2", good, new Reply("second", 402, View(s_failed)))).ShouldHaveSingleItem().Rule.ShouldBe(Rule.FailedForAReason);
    }

    [Fact]
    public void Nothing_is_charged_that_is_not_stored()
    {
        _charges.Add(s_charge with { PaymentId = "pay_3", Intent = "pi_3" });

        ShouldBreak(Rule.ChargedIsSuccess, "pay_3");
    }

    [Fact]
    public void What_clients_read_in_the_end_is_what_is_stored()
    {
        foreach (PaymentView? wrong in (PaymentView?[])[null, View(s_success) with { Status = "FAILED" }, View(s_success) with { Amount = 1 }, View(s_success) with { TransactionId = "pi_9" }, View(s_success) with { Processor = "backup" }])
        {
            _lastAnswers["pay_1"] = wrong;

            ShouldBreak(Rule.ToldIsTrue, "pay_1");
        }
    }

    [Fact]
    public void A_success_once_told_stays()
    {
        _second.Replies.Enqueue(new Reply("first", 201, View(s_failed with { Status = PaymentStatus.Success, TransactionId = "pi_2" })));

        ShouldBreak(Rule.ToldIsTrue, "pay_2");
    }

    [Fact]
    public void A_payment_may_be_open_when_it_is_told_and_settled_later()
    {
        _first.Replies.Enqueue(new Reply("second", 202, View(s_success with { Status = PaymentStatus.Pending, TransactionId = null })));

        Violations().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    [InlineData(500)]
    public void No_client_gets_an_answer_that_its_payment_does_not_deserve(int code)
    {
        _first.Replies.Enqueue(new Reply("first", code, null, "oops"));

        ShouldBreak(Rule.NoOtherAnswer, "key-1");
    }

    [Fact]
    public void A_service_that_ends_by_itself_breaks_the_proof()
    {
        _incidents.Add("first ended by itself");

        ShouldBreak(Rule.NothingElseHappened, null);
    }

    private static Order Ordered(string key, Charge charge, params Reply[] replies) => new(key, charge) { Replies = new ConcurrentQueue<Reply>(replies) };

    private static PaymentView View(PaymentRow row) => new(
        row.Id, row.Status is PaymentStatus.Success, PaymentStatusName.Of(row.Status), row.Charge.Amount, row.Charge.Currency, row.TransactionId, null, null, s_noon, s_noon,
        ProcessorName.Of(row.Processor));

    private void ShouldBreak(Rule rule, string? subject, params Order[] more)
    {
        Violation violation = Violations(more).ShouldHaveSingleItem();
        (violation.Rule, violation.Subject).ShouldBe((rule, subject));
    }

    /// <param name="others">Orders besides the two, or in place of the one with the same key.</param>
    private IReadOnlyList<Violation> Violations(params Order[] others) => Proof.Check(new Evidence
    {
        Orders = [.. others.Concat([_first, _second]).DistinctBy(order => order.Key)],
        Rows = _rows,
        Charges = _charges,
        Confirms = _confirms,
        LastAnswers = _lastAnswers,
        Incidents = _incidents,
    });
}
