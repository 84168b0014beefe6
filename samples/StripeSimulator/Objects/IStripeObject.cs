namespace StripeSimulator;

/// <summary>Something with an id that the books keep.</summary>
internal interface IStripeObject
{
    /// <summary>Stripe's name of the kind, its field <c>object</c>.</summary>
    static abstract string Type { get; }

    /// <summary>How Stripe calls it in messages.</summary>
    static abstract string Title { get; }

    string Id { get; }
}
