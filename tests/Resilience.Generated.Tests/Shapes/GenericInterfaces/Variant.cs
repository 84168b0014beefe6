namespace Resilience.GeneratedTests.EveryShape;

public sealed class Variant(int failures) : IVariant<object, string>
{
    public int Calls { get; private set; }

    public string Find(object key, CancellationToken token)
        => ++Calls <= failures ? throw new HttpRequestException("down") : "found " + key;

    public string Spare(object key, CancellationToken token) => "spare " + key;
}
