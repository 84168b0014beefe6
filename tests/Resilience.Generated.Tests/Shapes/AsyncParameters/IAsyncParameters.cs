namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Parameters that cannot outlive the call, of methods that return tasks.</summary>
public interface IAsyncParameters
{
    Task<int> RefAsync(ref int value, CancellationToken token);

    ValueTask<bool> OutAsync(out int number, CancellationToken token);

    Task<Guid> InAsync(in Guid value, CancellationToken token);

    ValueTask<long> RefReadonlyAsync(ref readonly long value, CancellationToken token);

    Task<int> SpanAsync(ReadOnlySpan<char> text, CancellationToken token);

    Task<int> ParamsSpanAsync(CancellationToken token, params ReadOnlySpan<int> values);

    unsafe Task<int> PointerAsync(int* value, CancellationToken token);
}
