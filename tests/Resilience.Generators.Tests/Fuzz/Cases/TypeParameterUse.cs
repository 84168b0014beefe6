namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A type parameter.</summary>
/// <param name="Form">What the constraints leave it to be.</param>
internal sealed record TypeParameterUse(string Name, TypeForm Form, params IReadOnlyList<string> Constraints)
{
    /// <summary><c>in </c>, <c>out </c> or empty.</summary>
    public string Variance { get; init; } = string.Empty;

    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The other that it is bounded by, or null.</summary>
    public TypeParameterUse? Bound { get; init; }

    public string Declaration => string.Concat(Attributes.Select(attribute => $"[{attribute}] ")) + Variance + Name;

    public string Clause => Constraints.Count == 0 ? string.Empty : $" where {Name} : {string.Join(", ", Constraints)}";

    public static string Write(IReadOnlyList<TypeParameterUse> parameters) => parameters.Count == 0 ? string.Empty : $"<{string.Join(", ", parameters.Select(parameter => parameter.Declaration))}>";

    public static string WriteClauses(IReadOnlyList<TypeParameterUse> parameters) => string.Concat(parameters.Select(parameter => parameter.Clause));

    public TypeUse AsType() => new(Form, Name) { Parameter = Name, IsParsable = Constraints.Any(constraint => constraint.Contains($"INumber<{Name}>", StringComparison.Ordinal)), IsDisposable = IsDisposable };

    private bool IsDisposable => Constraints.Contains("global::System.IDisposable") || (Bound is { IsDisposable: true } bound && Constraints.Contains(bound.Name));
}
