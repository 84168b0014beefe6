using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Type parameters and their constraints.</summary>
internal sealed class ConstraintGrammar(Dice dice)
{
    private const string Library = "global::Fuzz.Library.";
    private const string Members = "global::System.Diagnostics.CodeAnalysis.";

    public IReadOnlyList<TypeParameterUse> Make(IReadOnlyList<string> names, Scope scope)
    {
        List<TypeParameterUse> parameters = [];
        foreach (string name in names)
        {
            parameters.Add(Make(name, scope, parameters));
        }

        return parameters;
    }

    private TypeParameterUse Make(string name, Scope scope, IReadOnlyList<TypeParameterUse> before)
    {
        string annotation = scope.IsNullable && dice.Chance(30) ? "?" : string.Empty;
        TypeParameterUse parameter = dice.Weigh(
            (30, () => new TypeParameterUse(name, TypeForm.Open)),
            (12, () => new TypeParameterUse(name, TypeForm.Reference, [dice.Chance(30) && scope.IsNullable ? "class?" : "class", .. Interfaces(name), .. New()])),
            (10, () => new TypeParameterUse(name, TypeForm.Value, ["struct", .. Interfaces(name)])),
            (5, () => new TypeParameterUse(name, TypeForm.Value, ["unmanaged", .. Interfaces(name)])),
            (4, () => new TypeParameterUse(name, TypeForm.Value, "struct", "global::System.Enum")),
            (3, () => new TypeParameterUse(name, TypeForm.Reference, "global::System.Delegate")),
            (8, () => new TypeParameterUse(name, TypeForm.Open, ["notnull", .. Interfaces(name), .. New()])),
            (6, () => new TypeParameterUse(name, TypeForm.Reference, [Library + "Animal" + annotation, .. Interfaces(name), .. New()])),
            (6, () => new TypeParameterUse(name, TypeForm.Open, [$"global::System.IComparable<{name}>" + annotation, .. New()])),
            (4, () => new TypeParameterUse(name, TypeForm.Open, "new()")),
            (3, () => new TypeParameterUse(name, TypeForm.Open, $"global::System.Numerics.INumber<{name}>" + annotation)),
            (5, () => Bounded(name, scope, before)),
            (4, () => scope.Language < LanguageVersion.CSharp13
                ? new TypeParameterUse(name, TypeForm.Open)
                : new TypeParameterUse(name, TypeForm.RefLike, [.. dice.Some(30, "struct"), .. dice.Some(30, "global::System.IDisposable"), "allows ref struct"])));
        return dice.Chance(8) ? parameter with { Attributes = [Members + $"DynamicallyAccessedMembers({Members}DynamicallyAccessedMemberTypes.PublicConstructors | {Members}DynamicallyAccessedMemberTypes.PublicMethods)"] } : parameter;
    }

    /// <summary>Bounded by another type parameter.</summary>
    private TypeParameterUse Bounded(string name, Scope scope, IReadOnlyList<TypeParameterUse> before)
    {
        TypeParameterUse[] bounds = [.. scope.Anywhere.Concat(before).Where(bound => bound.Form is TypeForm.Open or TypeForm.Reference && bound.Name != name && bound.Variance.Length == 0)];
        if (bounds.Length == 0)
        {
            return new TypeParameterUse(name, TypeForm.Open);
        }

        TypeParameterUse bound = dice.Pick(bounds);
        return new TypeParameterUse(name, TypeForm.Open, bound.Name) { Bound = bound };
    }

    private IReadOnlyList<string> Interfaces(string name)
        => dice.Some(20, Library + "IMarker", Library + $"IMarker<{name}>", "global::System.IDisposable");

    private IReadOnlyList<string> New() => dice.Some(20, "new()");
}
