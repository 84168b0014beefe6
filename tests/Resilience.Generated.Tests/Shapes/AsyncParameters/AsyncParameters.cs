namespace Resilience.GeneratedTests.EveryShape;

public sealed class AsyncParameters(Script script) : GuardedAsyncParameters.IUnguarded, GuardedAsyncParameters.IBreaker, GuardedAsyncParameters.ITimeout, GuardedAsyncParameters.ITotalTimeout, GuardedAsyncParameters.IRateLimit, GuardedAsyncParameters.IBulkhead
{
    public Task<int> RefAsync(ref int value, CancellationToken token) => script.AnswerAsync(++value, token);

    public ValueTask<bool> OutAsync(out int number, CancellationToken token)
    {
        number = 5;
        return new ValueTask<bool>(script.AnswerAsync(true, token));
    }

    public Task<Guid> InAsync(in Guid value, CancellationToken token) => script.AnswerAsync(value, token);

    public ValueTask<long> RefReadonlyAsync(ref readonly long value, CancellationToken token) => new(script.AnswerAsync(value, token));

    public Task<int> SpanAsync(ReadOnlySpan<char> text, CancellationToken token) => script.AnswerAsync(text.Length, token);

    public Task<int> ParamsSpanAsync(CancellationToken token, params ReadOnlySpan<int> values) => script.AnswerAsync(values[1], token);

    public unsafe Task<int> PointerAsync(int* value, CancellationToken token) => script.AnswerAsync(*value, token);
}
