namespace Resilience.GeneratedTests;

[Bulkhead(1, MaxQueue = 1), RateLimit(1, QueueLimit = 1), Hedge(500)]
public interface ISwitched
{
    [Bulkhead(0), RateLimit(0), Hedge(0)]
    Task<int> FreeAsync(CancellationToken cancellationToken);

    /// <summary>What would have to wait cannot keep the argument, so that none of the policies can apply.</summary>
    Task<int> FromSpanAsync(ReadOnlySpan<char> text, CancellationToken cancellationToken);

    /// <summary>A hedge could not end its losers.</summary>
    [RateLimit(0)]
    Task<int> WithoutTokenAsync();
}
