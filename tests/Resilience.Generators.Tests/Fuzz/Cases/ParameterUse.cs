namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A parameter.</summary>
/// <param name="Modifier"><c>ref</c>, <c>out</c>, <c>in</c>, <c>ref readonly</c> or empty.</param>
internal sealed record ParameterUse(string Modifier, TypeUse Type, string Name)
{
    public IReadOnlyList<string> Attributes { get; init; } = [];

    public bool IsCircuitKey { get; init; }

    public bool IsCacheKey { get; init; }

    /// <summary>Whether its type depends on type arguments of its method.</summary>
    public bool IsOfMethod { get; init; }

    public bool IsScoped { get; init; }

    public bool IsParams { get; init; }

    public string? Default { get; init; }

    public string Key => (Modifier.Length > 0 ? "ref " : string.Empty) + Type.Key;

    public string Exact => Modifier + " " + Type.Exact;

    /// <summary>Whether it cannot be kept while a call is suspended.</summary>
    public bool IsUncarried => Modifier.Length > 0 || Type.IsConfined || Type.Contains(TypeForm.Pointer);

    public bool IsToken => Modifier.Length == 0 && Type is { Form: TypeForm.Token, IsAnnotated: false };

    public string Text
        => (IsCircuitKey ? "[global::Resilience.CircuitKey] " : string.Empty)
            + (IsCacheKey ? "[global::Resilience.CacheKey] " : string.Empty)
            + string.Concat(Attributes.Select(attribute => $"[{attribute}] "))
            + (IsParams ? "params " : string.Empty)
            + (IsScoped ? "scoped " : string.Empty)
            + (Modifier.Length > 0 ? Modifier + " " : string.Empty)
            + Type.Text + " " + Name
            + (Default is null ? string.Empty : " = " + Default);
}
