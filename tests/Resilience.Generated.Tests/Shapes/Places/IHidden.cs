namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Internal, with members that only this assembly sees.</summary>
[Retry(1, Delay = 0), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
internal interface IHidden
{
    internal int Half { get; set; }

    int Number { get; internal set; }

    internal Task<string> NameAsync();

    protected internal string Family();
}
