namespace StripeSimulator;

/// <summary><c>/v1/payment_intents</c></summary>
internal static class PaymentIntents
{
    public static Answer Create(ApiCall call, Books books)
    {
        Parameters parameters = call.Parameters;
        Money money = Money.Of(parameters);
        string? method = parameters.Text("payment_method");
        if (method is not null)
        {
            _ = TestCard.OfPaymentMethod(method);
        }

        CaptureIsAutomatic(parameters);
        string id = Identifier.New("pi");
        PaymentIntent intent = books.Save(new PaymentIntent
        {
            Id = id,
            Amount = money.Amount,
            ClientSecret = Identifier.New($"{id}_secret"),
            Created = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            Currency = money.Currency,
            Customer = parameters.NoCustomer(),
            Description = parameters.Text("description"),
            Metadata = parameters.Metadata(),
            PaymentMethod = method,
            Status = method is null ? "requires_payment_method" : "requires_confirmation",
        });
        return parameters.Flag("confirm") ? Confirm(intent, call, books) : call.Reply(books, intent);
    }

    public static Answer Get(ApiCall call, Books books) => call.Reply(books, Find(call, books));

    public static Answer List(ApiCall call, Books books) =>
        call.Reply(books, ListQuery.From(call.Parameters).Fetch<PaymentIntent>(books, call.Path));

    public static Answer Confirm(ApiCall call, Books books) => Confirm(Find(call, books), call, books);

    public static Answer Cancel(ApiCall call, Books books)
    {
        PaymentIntent intent = Find(call, books);
        if (intent.Status is "succeeded" or "canceled")
        {
            throw StripeErrors.UnexpectedState(
                intent,
                $"You cannot cancel this PaymentIntent because it has a status of {intent.Status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.");
        }

        string? reason = call.Parameters.Text("cancellation_reason");
        if (reason is not (null or "duplicate" or "fraudulent" or "requested_by_customer" or "abandoned"))
        {
            throw StripeErrors.Wrong(
                "cancellation_reason",
                "Invalid cancellation_reason: must be one of duplicate, fraudulent, requested_by_customer, or abandoned");
        }

        return call.Reply(books, books.Save(intent with
        {
            Status = "canceled",
            CanceledAt = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            CancellationReason = reason,
            NextAction = null,
        }));
    }

    private static Answer Confirm(PaymentIntent intent, ApiCall call, Books books)
    {
        (string method, TestCard card) = Confirmable(intent, call.Parameters);
        bool nobodyToAsk = call.Parameters.Flag("error_on_requires_action")
            || call.Parameters.Text("off_session") is not (null or "false");
        if (card.NeedsAuthentication && !nobodyToAsk)
        {
            return call.Reply(books, books.Save(intent with
            {
                Status = "requires_action",
                PaymentMethod = method,
                NextAction = new NextAction("use_stripe_sdk", new Dictionary<string, string> { ["type"] = "three_d_secure_redirect" }),
            }));
        }

        Charge charge = books.Save(Charges.Attempt(card, intent, method));
        if (card.Decline is null)
        {
            return call.Reply(books, books.Save(intent with
            {
                Status = "succeeded",
                AmountReceived = intent.Amount,
                LastPaymentError = null,
                LatestCharge = charge.Id,
                NextAction = null,
                PaymentMethod = method,
            }));
        }

        StripeError declined = card.Decline with { Charge = charge.Id };
        PaymentIntent failed = books.Save(intent with
        {
            Status = "requires_payment_method",
            LastPaymentError = declined,
            LatestCharge = charge.Id,
            NextAction = null,
            PaymentMethod = null,
        });
        return Answer.Of(402, declined with { PaymentIntent = failed });
    }

    /// <summary>The card to confirm with; an intent that has succeeded or was cancelled takes none, which is how nobody is charged twice.</summary>
    private static (string Method, TestCard Card) Confirmable(PaymentIntent intent, Parameters parameters)
    {
        string? method = parameters.Text("payment_method") ?? intent.PaymentMethod;
        string? refused = (intent.Status, method) switch
        {
            ("succeeded", _) => "it has already succeeded after being previously confirmed.",
            ("canceled", _) => "it has a status of canceled.",
            (_, null) => "it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method.",
            _ => null,
        };
        return refused is null
            ? (method!, TestCard.OfPaymentMethod(method!))
            : throw StripeErrors.UnexpectedState(intent, $"You cannot confirm this PaymentIntent because {refused}");
    }

    private static PaymentIntent Find(ApiCall call, Books books) =>
        books.Find<PaymentIntent>(call.Id!) ?? throw StripeErrors.NoSuch<PaymentIntent>(call.Id!, "intent");

    private static void CaptureIsAutomatic(Parameters parameters)
    {
        if (parameters.Text("capture_method") is not (null or "automatic" or "automatic_async"))
        {
            throw StripeErrors.Wrong("capture_method", "This simulator captures automatically.");
        }
    }
}
