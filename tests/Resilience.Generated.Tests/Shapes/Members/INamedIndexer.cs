using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>An indexer that is not called Item, beside a method that is.</summary>
[Retry]
public interface INamedIndexer
{
    [IndexerName("Entry")]
    string this[int index] { get; }

    string Item(int index);
}
