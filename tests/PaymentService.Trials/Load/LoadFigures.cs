namespace PaymentService.Trials;

/// <summary>What one run comes to.</summary>
internal sealed class LoadFigures(LoadRun run)
{
    public LoadRun Run => run;

    /// <summary>Waits of the payments answered while Stripe was well, before the outage: the last ones sent met it already.</summary>
    public Spread? BeforeHang => Spread.Of(run.Answers.Where(answer => answer.Sent >= run.Begins && answer.Ended < run.Hangs).Select(answer => answer.Took));

    /// <summary>Waits of the payments sent while Stripe hung.</summary>
    public Spread? InHang => Waits(run.Hangs, run.IsBack);

    /// <summary>Waits of the payments sent while Stripe hung and the circuit was seen open, or half-open.</summary>
    public Spread? UnderOpenCircuit => Opened is { } opened ? Waits(opened, run.IsBack) : null;

    /// <summary>First seen open, to the second.</summary>
    public TimeSpan? Opened => Hanging.FirstOrDefault(sample => sample.IsOpen is true)?.At;

    public int AnsweredInHang => run.Answers.Count(answer => answer.IsTaken && answer.Ended >= run.Hangs && answer.Ended < run.IsBack);

    /// <summary>Neither made nor queued: an error, or a client that gave up.</summary>
    public int NotTaken => run.Answers.Count(answer => !answer.IsTaken);

    public (int Least, int Most) Threads => (Hanging.Min(sample => sample.Threads), Hanging.Max(sample => sample.Threads));

    public (long Least, long Most) Memory => (Hanging.Min(sample => sample.ResidentBytes), Hanging.Max(sample => sample.ResidentBytes));

    private IEnumerable<LoadSample> Hanging => run.Samples.Where(sample => sample.At >= run.Hangs && sample.At < run.IsBack);

    /// <summary>Clients without an answer in that moment.</summary>
    public int WaitingAt(TimeSpan moment) => run.Answers.Count(answer => answer.Sent <= moment && answer.Ended > moment);

    /// <summary>Waits as they are in that second: whole ones that ended in it, and those that go on, up to now.</summary>
    public Spread? InSecondBefore(TimeSpan moment)
    {
        TimeSpan from = moment - TimeSpan.FromSeconds(1);
        return Spread.Of(run.Answers.Where(answer => answer.Sent <= moment && answer.Ended > from)
            .Select(answer => (answer.Ended <= moment ? answer.Ended : moment) - answer.Sent));
    }

    private Spread? Waits(TimeSpan from, TimeSpan to) =>
        Spread.Of(run.Answers.Where(answer => answer.Sent >= from && answer.Sent < to).Select(answer => answer.Took));
}
