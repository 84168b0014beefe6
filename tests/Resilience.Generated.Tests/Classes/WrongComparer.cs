namespace Resilience.GeneratedTests;

/// <summary>Cannot compare.</summary>
internal sealed class WrongComparer<T> : IComparer<T>
{
    public int Compare(T? x, T? y) => throw new InvalidOperationException("cannot compare");
}
