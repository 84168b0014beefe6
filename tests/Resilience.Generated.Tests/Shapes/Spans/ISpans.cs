namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Views of memory, in and out. Each method has a spare that does the same.</summary>
public interface ISpans
{
    Span<int> Tail(Span<int> span, CancellationToken token);

    ReadOnlySpan<char> Trim(ReadOnlySpan<char> text, CancellationToken token);

    Memory<int> Part(Memory<int> memory, CancellationToken token);

    Task<ReadOnlyMemory<char>> PartAsync(ReadOnlyMemory<char> memory, CancellationToken token);

    Span<int> Spare(Span<int> span, CancellationToken token);

    ReadOnlySpan<char> Spare(ReadOnlySpan<char> text, CancellationToken token);

    Memory<int> Spare(Memory<int> memory, CancellationToken token);

    Task<ReadOnlyMemory<char>> Spare(ReadOnlyMemory<char> memory, CancellationToken token);
}
