namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Gives back nothing, or what it was given.</summary>
public sealed class Nullables<TClass, TAny> : INullables<TClass, TAny>
    where TClass : class
{
    public Dictionary<string, List<TClass?>?>? Property { get; set; }

    public Func<string?, Task<string?>?>? Handlers { get; private set; }

    public string? this[string? key]
    {
        get => key;
        set => throw new ArgumentNullException(key, value);
    }

    public event Func<string?, Task<string?>?>? Event
    {
        add => Handlers += value;
        remove => Handlers -= value;
    }

    public string?[]? Arrays(string?[][]? a, string[]?[] b) => a?[0];

    public Task<string?> Task(string? a, string b) => System.Threading.Tasks.Task.FromResult(a);

    public Task<string?>? NullableTask() => null;

    public ValueTask<(string? A, (string B, string? C) D)> Tuples((string?, object?)? pair) => new((pair?.Item1, ("b", null)));

    public TAny? Any(TAny? value, TClass? other) => value;

    public Task<IReadOnlyDictionary<TClass, TAny?>> Generic(Func<TClass?, TAny> map) => System.Threading.Tasks.Task.FromResult<IReadOnlyDictionary<TClass, TAny?>>(new Dictionary<TClass, TAny?>());

    public T? Own<T>(T? value, List<T?>? values) => values is null ? value : values[0];

    public T Constrained<T, TList>(T value)
        where T : class?, IEnumerable<string?>?
        where TList : List<T?> => value;

    public bool ByReference(ref string? a, out List<string?>? b, in string? c)
    {
        (a, b) = (c, null);
        return true;
    }

    public Task<string?> SpareAsync(string? a, string b) => System.Threading.Tasks.Task.FromResult<string?>(b);

    public TClass? Get(TClass? value, List<string?> list) => value;

    public Task<List<string?>> ListAsync(TClass? value) => System.Threading.Tasks.Task.FromResult<List<string?>>([null]);
}
