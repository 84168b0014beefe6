namespace PaymentService.Trials;

/// <summary>What clients were told, held against the service's payments and Stripe's books when the queue is empty.</summary>
/// <param name="Taken">Payments that a client was told of as made or queued.</param>
/// <param name="Stored">Payments in the database; more than were taken where a client gave up waiting.</param>
/// <param name="Open">Payments that are not SUCCESS.</param>
/// <param name="Lost">Taken, and not stored; or stored, and never charged.</param>
/// <param name="Doubled">Charged more than once.</param>
/// <param name="Strange">Charged, and not stored.</param>
internal sealed record LoadBooks(int Taken, int Stored, int Open, int Lost, int Doubled, int Strange)
{
    public bool AreRight => Open + Lost + Doubled + Strange == 0;

    public static LoadBooks Compare(
        IEnumerable<LoadAnswer> answers, IReadOnlyDictionary<string, PaymentStatus> stored, IEnumerable<ChargeAttempt> charges)
    {
        string[] taken = [.. answers.Where(answer => answer.IsTaken).Select(answer => answer.PaymentId!)];
        Dictionary<string, int> charged = charges.Where(charge => charge.Succeeded).CountBy(charge => charge.PaymentId ?? "").ToDictionary();
        return new LoadBooks(
            taken.Length,
            stored.Count,
            stored.Values.Count(status => status is not PaymentStatus.Success),
            taken.Count(id => !stored.ContainsKey(id)) + stored.Keys.Count(id => !charged.ContainsKey(id)),
            charged.Values.Count(times => times > 1),
            charged.Keys.Count(id => !stored.ContainsKey(id)));
    }
}
