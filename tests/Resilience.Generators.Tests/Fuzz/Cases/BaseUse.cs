namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>An interface that another inherits.</summary>
/// <param name="Name">That of an interface of the case, or one from elsewhere as C#.</param>
internal sealed record BaseUse(string Name, bool IsOfCase, params IReadOnlyList<TypeUse> Arguments)
{
    /// <summary>What it brings that makes a proxy impossible.</summary>
    public IReadOnlyList<Oracle.Reason> Brings { get; init; } = [];

    public string Text => Name + (Arguments.Count == 0 ? string.Empty : $"<{string.Join(", ", Arguments.Select(argument => argument.Text))}>");
}
