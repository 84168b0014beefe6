namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Ways to hand something over. Each method has a spare that does the same.</summary>
public interface IParameters
{
    int Ref(ref int value, CancellationToken token);

    bool Out(out string text, CancellationToken token);

    bool In(in Guid value, in Guid same, CancellationToken token);

    bool RefReadonly(ref readonly long value, ref readonly long same, CancellationToken token);

    int ScopedRef(scoped ref int value, scoped ref int other, CancellationToken token);

    int ScopedSpan(scoped Span<int> values, CancellationToken token);

    int ParamsArray(CancellationToken token, params int[] values);

    bool ParamsSpan(CancellationToken token, params ReadOnlySpan<string> values);

    int ParamsCollection(CancellationToken token, params List<int> values);

    int Spare(ref int value, CancellationToken token);

    bool Spare(out string text, CancellationToken token);

    bool Spare(in Guid value, in Guid same, CancellationToken token);

    bool Spare(ref readonly long value, ref readonly long same, CancellationToken token);

    int Spare(scoped ref int value, scoped ref int other, CancellationToken token);

    int Spare(scoped Span<int> values, CancellationToken token);

    int Spare(CancellationToken token, int[] values);

    bool Spare(CancellationToken token, ReadOnlySpan<string> values);

    int Spare(CancellationToken token, List<int> values);
}
