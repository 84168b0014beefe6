namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A type that answers for methods.</summary>
/// <param name="Kind"><c>public class</c>, <c>public abstract class</c>…</param>
internal sealed record BackupUse(string Kind, string Name)
{
    public IReadOnlyList<MethodUse> Methods { get; init; } = [];

    public bool HasPublicConstructor { get; init; } = true;

    public bool IsUsable => Kind is "public class" or "public sealed class" or "internal sealed class" or "public record";

    public string Text
        => $"{Kind} {Name} {{ {(HasPublicConstructor ? string.Empty : $"private {Name}() {{ }} ")}{string.Join(" ", Methods.Select(method => method.AsAnswer()))} }}";
}
