namespace Resilience.Interleavings.Tests;

/// <summary>Keys that all have one hash code.</summary>
internal sealed class MeetingKey(string name) : IEquatable<MeetingKey>
{
    private string Name => name;

    public bool Equals(MeetingKey? other) => other?.Name == name;

    public override bool Equals(object? obj) => Equals(obj as MeetingKey);

    public override int GetHashCode() => 7;
}
