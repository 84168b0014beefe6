namespace PaymentService.Trials;

/// <summary>A kill trial in numbers, counted from the evidence.</summary>
internal sealed record KillFigures
{
    public required DatabaseKind Database { get; init; }

    public required int Seed { get; init; }

    /// <summary>Services killed while they took requests.</summary>
    public required int Kills { get; init; }

    /// <summary>Of these, killed at the moment in which a request of theirs reached a processor or was answered by it.</summary>
    public required int KillsAtRequest { get; init; }

    /// <summary>Services killed while they started; they come on top of the kills.</summary>
    public required int KillsAtStart { get; init; }

    /// <summary>Keys that clients sent.</summary>
    public required int Payments { get; init; }

    /// <summary>Rows.</summary>
    public required int Accepted { get; init; }

    /// <summary>Payments whose first request brought the outcome, 201 or 402.</summary>
    public required int AnsweredAtOnce { get; init; }

    /// <summary>Payments that were sent more than once.</summary>
    public required int Repeated { get; init; }

    /// <summary>Payments that the retry queue gave to somebody at least once, so that not the request that brought them settled them.</summary>
    public required int Redelivered { get; init; }

    /// <summary>Payments for which money moved at the backup.</summary>
    public required int AtBackup { get; init; }

    public required int Declined { get; init; }

    /// <summary>Payments told to a client and not stored, or SUCCESS without a charge.</summary>
    public required int Lost { get; init; }

    /// <summary>Payments for which money moved more than once.</summary>
    public required int Doubled { get; init; }

    /// <summary>Payments neither SUCCESS nor FAILED, or still in the queue.</summary>
    public required int LeftOpen { get; init; }

    public required TimeSpan Took { get; init; }

    public static KillFigures Of(KillSettings settings, KillTally kills, Evidence evidence, IReadOnlyList<Violation> violations, TimeSpan took)
    {
        int Breaking(params Rule[] rules) => violations.Where(violation => rules.Contains(violation.Rule)).Select(violation => violation.Subject).Distinct().Count();
        return new KillFigures
        {
            Database = settings.Database,
            Seed = settings.Seed,
            Kills = kills.Running,
            KillsAtRequest = kills.AtRequest,
            KillsAtStart = kills.Starting,
            Payments = evidence.Orders.Count,
            Accepted = evidence.Rows.Count,
            AnsweredAtOnce = evidence.Orders.Count(order => order.Replies.First().IsFinal),
            Repeated = evidence.Orders.Count(order => order.Replies.Count > 1),
            Redelivered = evidence.Rows.Count(row => row.Claims > 0),
            AtBackup = evidence.Charges.Where(charge => charge.Succeeded && charge.Processor is Processor.Backup).DistinctBy(charge => charge.PaymentId).Count(),
            Declined = evidence.Rows.Count(row => row.Status is PaymentStatus.Failed),
            Lost = Breaking(Rule.NotLost, Rule.AnsweredIsStored),
            Doubled = Breaking(Rule.NotDoubled),
            LeftOpen = Breaking(Rule.Settled),
            Took = took,
        };
    }
}
