namespace Resilience.GeneratedTests.EveryShape;

public readonly ref struct Measured(ReadOnlySpan<char> text) : IMeasured
{
    public int Length { get; } = text.Length;
}
