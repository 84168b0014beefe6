namespace Resilience.GeneratedTests.EveryShape;

public sealed class NamedIndexer : INamedIndexer
{
    string INamedIndexer.this[int index] => "entry " + index;

    public string Item(int index) => "item " + index;
}
