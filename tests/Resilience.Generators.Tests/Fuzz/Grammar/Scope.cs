using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>What may be written at a place.</summary>
internal sealed record Scope(LanguageVersion Language, bool AllowsUnsafe)
{
    /// <summary>Whether reference types are annotated.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The type parameters around the place.</summary>
    public IReadOnlyList<TypeParameterUse> TypeParameters { get; init; } = [];

    /// <summary>Whether the interface has type parameters that may only go in or only come out.</summary>
    public bool HasVariance => TypeParameters.Any(parameter => parameter.Variance.Length > 0);

    /// <summary>Type parameters that may stand anywhere.</summary>
    public IReadOnlyList<TypeParameterUse> Anywhere => [.. TypeParameters.Where(parameter => parameter.Variance.Length == 0 && parameter.Form != TypeForm.RefLike)];

    /// <summary>Type parameters of which a value may be taken or given.</summary>
    public IReadOnlyList<TypeParameterUse> Alone(bool isInput) => [.. TypeParameters.Where(parameter => parameter.Variance.Length == 0 || parameter.Variance == (isInput ? "in " : "out "))];

    /// <summary>The scope within something that has type parameters of its own, which hide those of the same names.</summary>
    public Scope With(IReadOnlyList<TypeParameterUse> own)
        => this with { TypeParameters = [.. TypeParameters.Where(parameter => own.All(other => other.Name != parameter.Name)), .. own] };
}
