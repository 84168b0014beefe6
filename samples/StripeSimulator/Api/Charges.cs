namespace StripeSimulator;

/// <summary><c>/v1/charges</c></summary>
internal static class Charges
{
    public static Answer Create(ApiCall call, Books books)
    {
        Parameters parameters = call.Parameters;
        Money money = Money.Of(parameters);
        if (parameters.Text("capture") is "false")
        {
            throw StripeErrors.Wrong("capture", "This simulator captures automatically.");
        }

        parameters.NoCustomer();
        string source = parameters.Text("source") ?? throw StripeErrors.Wrong("source", "Must provide source or customer.");
        TestCard card = TestCard.OfToken(source);
        Charge charge = books.Save(Attempt(card, money) with
        {
            Description = parameters.Text("description"),
            Metadata = parameters.Metadata(),
        });
        return card.Decline is null ? call.Reply(books, charge) : Answer.Of(402, card.Decline with { Charge = charge.Id });
    }

    public static Answer Get(ApiCall call, Books books) =>
        call.Reply(books, books.Find<Charge>(call.Id!) ?? throw StripeErrors.NoSuch<Charge>(call.Id!, "id"));

    public static Answer List(ApiCall call, Books books) =>
        call.Reply(books, ListQuery.From(call.Parameters).Fetch<Charge>(books, call.Path));

    /// <summary>The charge that confirming an intent makes, whether the card pays or not.</summary>
    public static Charge Attempt(TestCard card, PaymentIntent intent, string method) =>
        Attempt(card, new Money(intent.Amount, intent.Currency)) with
        {
            Customer = intent.Customer,
            Description = intent.Description,
            Metadata = intent.Metadata,
            PaymentIntent = intent.Id,
            PaymentMethod = method,
        };

    private static Charge Attempt(TestCard card, Money money)
    {
        bool paid = card.Decline is null;
        return new Charge
        {
            Id = Identifier.New("ch"),
            Amount = money.Amount,
            AmountCaptured = paid ? money.Amount : 0,
            Captured = paid,
            Created = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            Currency = money.Currency,
            FailureCode = card.Decline?.Code,
            FailureMessage = card.Decline?.Message,
            Paid = paid,
            Status = paid ? "succeeded" : "failed",
        };
    }
}
