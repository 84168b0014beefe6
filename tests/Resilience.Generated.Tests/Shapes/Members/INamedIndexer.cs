using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>An indexer that is not called Item, beside a method that is.</summary>
[Retry, Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
public interface INamedIndexer
{
    [IndexerName("Entry")]
    string this[int index] { get; }

    string Item(int index);
}
