namespace StripeSimulator;

/// <summary>What the customer has to do before the payment can go on.</summary>
internal sealed record NextAction(string Type, IReadOnlyDictionary<string, string> UseStripeSdk);
