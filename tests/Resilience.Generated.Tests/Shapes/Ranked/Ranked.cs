namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Fails every other time.</summary>
public sealed class Ranked<T> : IRanked<T>
{
    private bool _hasFailed;

    public string Pick(object value) => Tell("object");

    public string Pick(string value) => Tell("string");

    public string Pick(in T value) => Tell("in T");

    public string Pick<TOther>(IEnumerable<TOther> values) => Tell("IEnumerable");

    public async Task<string> PickAsync(object value, CancellationToken token)
    {
        await Task.Yield();
        return Tell("object");
    }

    public async Task<string> PickAsync(string value, CancellationToken token)
    {
        await Task.Yield();
        return Tell("string");
    }

    public string Failing(string value) => throw new HttpRequestException("down");

    public string Spare(string value) => "string";

    public string Spare(object value) => "object";

    public string Inherited(object value) => Tell("object");

    public string Inherited(string value) => Tell("string");

    public string Inherited(List<T> value) => Tell("List");

    private string Tell(string overload)
    {
        _hasFailed = !_hasFailed;
        return _hasFailed ? throw new HttpRequestException("down") : overload;
    }
}
