namespace PaymentService.Trials;

/// <summary>One service, on one database, guarded or not, through one outage. All moments are on the trial's watch.</summary>
internal sealed record LoadRun
{
    public required DatabaseKind Database { get; init; }

    public required bool Guarded { get; init; }

    public required LoadSettings Settings { get; init; }

    /// <summary>From here on it counts; what was before is the warm-up.</summary>
    public required TimeSpan Begins { get; init; }

    public required TimeSpan Hangs { get; init; }

    public required TimeSpan IsBack { get; init; }

    public required TimeSpan Ends { get; init; }

    public required IReadOnlyList<LoadAnswer> Answers { get; init; }

    public required IReadOnlyList<LoadSample> Samples { get; init; }

    /// <summary>Payments that waited in the queue when Stripe came back.</summary>
    public required int Queued { get; init; }

    /// <summary>When the queue was empty; null where it was not in time.</summary>
    public required TimeSpan? Drained { get; init; }

    public required LoadBooks Books { get; init; }
}
