namespace Resilience.GeneratedTests.EveryShape;

public sealed class Overloads(Script script)
    : GuardedOverloads.IUnguarded, GuardedOverloads.IBreaker, GuardedOverloads.ITimeout, GuardedOverloads.ITotalTimeout, GuardedOverloads.IRetry,
        GuardedOverloads.IFallbackType, GuardedOverloads.IAll, GuardedOverloads.IRateLimit, GuardedOverloads.IBulkhead, GuardedOverloads.IHedge, GuardedOverloads.ICoalesce, GuardedOverloads.ICache
{
    public string Pick(CancellationToken token) => Enter("()", token);

    public string Pick(int value, CancellationToken token) => Enter("(int)", token);

    public string Pick(long value, CancellationToken token) => Enter("(long)", token);

    public string Pick(int? value, CancellationToken token) => Enter("(int?)", token);

    public string Pick(in int value, CancellationToken token) => Enter("(in int)", token);

    public string Pick(object? value, CancellationToken token) => Enter("(object?)", token);

    public string Pick(string value, CancellationToken token) => Enter("(string)", token);

    public string Pick(int[] values, CancellationToken token) => Enter("(int[])", token);

    public string Pick(int[,] values, CancellationToken token) => Enter("(int[,])", token);

    public string Pick(ReadOnlySpan<int> values, CancellationToken token) => Enter("(ReadOnlySpan<int>)", token);

    public string Pick(IEnumerable<int> values, CancellationToken token) => Enter("(IEnumerable<int>)", token);

    public string Pick(List<string> values, CancellationToken token) => Enter("(List<string>)", token);

    public string Pick((int, int) values, CancellationToken token) => Enter("((int, int))", token);

    public string Pick<T>(CancellationToken token) => Enter("<T>()", token);

    public string Pick<T>(T value, CancellationToken token) => Enter("<T>(T)", token);

    public string Pick<T>(T[] values, CancellationToken token) => Enter("<T>(T[])", token);

    public string Pick<T, TOther>(T value, CancellationToken token) => Enter("<T, TOther>(T)", token);

    public string Pick(CancellationToken token, params string[] values) => Enter("(string[])", token);

    private string Enter(string overload, CancellationToken token)
    {
        script.Enter(token);
        return overload;
    }
}
