namespace Resilience.GeneratedTests.EveryShape;

public sealed class Spans(Script script)
    : GuardedSpans.IUnguarded, GuardedSpans.IBreaker, GuardedSpans.ITimeout, GuardedSpans.ITotalTimeout, GuardedSpans.IRetry,
        GuardedSpans.IFallbackType, GuardedSpans.IFallbackMethod, GuardedSpans.IAll, GuardedSpans.IRateLimit, GuardedSpans.IBulkhead, GuardedSpans.IHedge, GuardedSpans.ICoalesce, GuardedSpans.ICache
{
    public Span<int> Tail(Span<int> span, CancellationToken token)
    {
        script.Enter(token);
        return Spare(span, token);
    }

    public ReadOnlySpan<char> Trim(ReadOnlySpan<char> text, CancellationToken token)
    {
        script.Enter(token);
        return Spare(text, token);
    }

    public Memory<int> Part(Memory<int> memory, CancellationToken token)
    {
        script.Enter(token);
        return Spare(memory, token);
    }

    public Task<ReadOnlyMemory<char>> PartAsync(ReadOnlyMemory<char> memory, CancellationToken token) => script.AnswerAsync(memory[1..], token);

    public Span<int> Spare(Span<int> span, CancellationToken token) => span[1..];

    public ReadOnlySpan<char> Spare(ReadOnlySpan<char> text, CancellationToken token) => text.Trim();

    public Memory<int> Spare(Memory<int> memory, CancellationToken token) => memory[1..];

    public Task<ReadOnlyMemory<char>> Spare(ReadOnlyMemory<char> memory, CancellationToken token) => Task.FromResult(memory[1..]);
}
