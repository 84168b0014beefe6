namespace Resilience.GeneratedTests;

/// <summary>A key that cannot be compared.</summary>
internal sealed class ThrowingKey
{
    public override bool Equals(object? obj) => throw new InvalidOperationException("Equals failed.");

    public override int GetHashCode() => 7;
}
