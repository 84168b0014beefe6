namespace PaymentService.Trials;

/// <summary>All that is known when a trial is over; what the proof rests on.</summary>
internal sealed record Evidence
{
    public required IReadOnlyCollection<Order> Orders { get; init; }

    public required IReadOnlyList<PaymentRow> Rows { get; init; }

    /// <summary>The books of all processors together.</summary>
    public required IReadOnlyList<ChargeAttempt> Charges { get; init; }

    /// <summary>Each intent for which a confirm reached a processor, once.</summary>
    public required IReadOnlyCollection<SentConfirm> Confirms { get; init; }

    /// <summary>What <c>GET /payments/{id}</c> says in the end, by the payment's id; null where it says that there is none.</summary>
    public required IReadOnlyDictionary<string, PaymentView?> LastAnswers { get; init; }

    /// <summary>What must not happen whatever the payments say, such as a service that ended without being killed.</summary>
    public IReadOnlyCollection<string> Incidents { get; init; } = [];
}
