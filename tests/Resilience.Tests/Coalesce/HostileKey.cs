namespace Resilience.Tests;

/// <summary>A key that does what it is told to when it is compared, or asked for its hash code or text.</summary>
internal sealed class HostileKey(string name, Action? onEquals = null, Func<int>? onHash = null, Func<string>? onText = null) : IEquatable<HostileKey>
{
    private string Name => name;

    private Action? OnEquals => onEquals;

    public bool Equals(HostileKey? other)
    {
        onEquals?.Invoke();
        other?.OnEquals?.Invoke();
        return other?.Name == name;
    }

    public override bool Equals(object? obj) => Equals(obj as HostileKey);

    public override string ToString() => onText?.Invoke() ?? name;

    // One for all who do not say, so that they meet.
    public override int GetHashCode() => onHash?.Invoke() ?? 7;
}
