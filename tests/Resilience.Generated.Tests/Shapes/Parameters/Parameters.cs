using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

public sealed class Parameters(Script script)
    : GuardedParameters.IUnguarded, GuardedParameters.IBreaker, GuardedParameters.ITimeout, GuardedParameters.ITotalTimeout, GuardedParameters.IRetry,
        GuardedParameters.IFallbackType, GuardedParameters.IFallbackMethod, GuardedParameters.IAll, GuardedParameters.IRateLimit, GuardedParameters.IBulkhead, GuardedParameters.IHedge, GuardedParameters.ICoalesce, GuardedParameters.ICache
{
    /// <summary>What a span must be a view of.</summary>
    public static string[] Expected { get; } = ["a", "b"];

    public int Ref(ref int value, CancellationToken token)
    {
        script.Enter(token);
        return Spare(ref value, token);
    }

    public bool Out(out string text, CancellationToken token)
    {
        script.Enter(token);
        return Spare(out text, token);
    }

    public bool In(in Guid value, in Guid same, CancellationToken token)
    {
        script.Enter(token);
        return Spare(in value, in same, token);
    }

    public bool RefReadonly(ref readonly long value, ref readonly long same, CancellationToken token)
    {
        script.Enter(token);
        return Spare(in value, in same, token);
    }

    public int ScopedRef(scoped ref int value, scoped ref int other, CancellationToken token)
    {
        script.Enter(token);
        return Spare(ref value, ref other, token);
    }

    public int ScopedSpan(scoped Span<int> values, CancellationToken token)
    {
        script.Enter(token);
        return Spare(values, token);
    }

    public int ParamsArray(CancellationToken token, params int[] values)
    {
        script.Enter(token);
        return Spare(token, values);
    }

    public bool ParamsSpan(CancellationToken token, params ReadOnlySpan<string> values)
    {
        script.Enter(token);
        return Spare(token, values);
    }

    public int ParamsCollection(CancellationToken token, params List<int> values)
    {
        script.Enter(token);
        return Spare(token, values);
    }

    public int Spare(ref int value, CancellationToken token) => ++value;

    public bool Spare(out string text, CancellationToken token)
    {
        text = "out";
        return true;
    }

    public bool Spare(in Guid value, in Guid same, CancellationToken token) => Unsafe.AreSame(in value, in same);

    public bool Spare(ref readonly long value, ref readonly long same, CancellationToken token) => Unsafe.AreSame(in value, in same);

    public int Spare(scoped ref int value, scoped ref int other, CancellationToken token)
    {
        (value, other) = (other, value);
        return value;
    }

    public int Spare(scoped Span<int> values, CancellationToken token) => values[0] = 7;

    public int Spare(CancellationToken token, int[] values) => values[0] = 7;

    public bool Spare(CancellationToken token, ReadOnlySpan<string> values) => Unsafe.AreSame(in values[0], in Expected[0]);

    public int Spare(CancellationToken token, List<int> values)
    {
        values.Add(7);
        return values.Count;
    }
}
