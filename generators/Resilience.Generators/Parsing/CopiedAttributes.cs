using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>The attributes that an implementation must repeat, so that compiler and analyzers see in it what they see in the interface.</summary>
internal static class CopiedAttributes
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "System.ObsoleteAttribute",
        "System.Diagnostics.CodeAnalysis.AllowNullAttribute",
        "System.Diagnostics.CodeAnalysis.DisallowNullAttribute",
        "System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute",
        "System.Diagnostics.CodeAnalysis.DoesNotReturnIfAttribute",
        "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute",
        "System.Diagnostics.CodeAnalysis.ExperimentalAttribute",
        "System.Diagnostics.CodeAnalysis.MaybeNullAttribute",
        "System.Diagnostics.CodeAnalysis.MaybeNullWhenAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullIfNotNullAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullWhenAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute",
        "System.Runtime.Versioning.ObsoletedOSPlatformAttribute",
        "System.Runtime.Versioning.RequiresPreviewFeaturesAttribute",
        "System.Runtime.Versioning.SupportedOSPlatformAttribute",
        "System.Runtime.Versioning.UnsupportedOSPlatformAttribute",
    };

    /// <summary>A parameter may outlive the call; of a class's own members nobody need say so, nor may.</summary>
    private static readonly HashSet<string> s_ofParameters = [.. s_names, "System.Diagnostics.CodeAnalysis.UnscopedRefAttribute"];

    private static readonly HashSet<string> s_ofFields = new(StringComparer.Ordinal) { "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute" };

    private static readonly HashSet<string> s_ofCallers = new(StringComparer.Ordinal)
    {
        "System.Runtime.CompilerServices.CallerArgumentExpressionAttribute",
        "System.Runtime.CompilerServices.CallerFilePathAttribute",
        "System.Runtime.CompilerServices.CallerLineNumberAttribute",
        "System.Runtime.CompilerServices.CallerMemberNameAttribute",
    };

    private static readonly HashSet<string> s_ofOverloads = new(StringComparer.Ordinal) { "System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute" };

    public static EquatableArray<string> Of(ISymbol symbol, TypeText types) => new(Select(symbol.GetAttributes(), s_names, types));

    /// <summary>All but those that a declaration, which the implementation completes, has already.</summary>
    public static EquatableArray<string> OfMethod(IMethodSymbol method, TypeText types, IMethodSymbol? declaration = null)
        => new(Select(Missing(method.GetAttributes(), declaration?.GetAttributes()), s_names, types)
            .Concat(Select(Missing(method.GetReturnTypeAttributes(), declaration?.GetReturnTypeAttributes()).Where(attribute => !IsIdle(method, attribute)), s_names, types).Select(attribute => "return: " + attribute)));

    /// <summary>Those of a method that callers choose among overloads.</summary>
    public static EquatableArray<string> OfOverload(IMethodSymbol method, TypeText types, IMethodSymbol? declaration)
        => new(OfMethod(method, types, declaration).Concat(Select(Missing(method.GetAttributes(), declaration?.GetAttributes()), s_ofOverloads, types)));

    /// <summary>In metadata the accessors say of null what the source says of the property, and the compiler reads it from a property only.</summary>
    public static EquatableArray<string> OfProperty(IPropertySymbol property, TypeText types)
    {
        IEnumerable<AttributeData> hoisted = property.DeclaringSyntaxReferences.IsEmpty
            ? (property.GetMethod?.GetReturnTypeAttributes() ?? []).Concat(property.SetMethod?.Parameters.Last().GetAttributes().Where(attribute => attribute.AttributeClass?.Name is "AllowNullAttribute" or "DisallowNullAttribute") ?? [])
            : [];
        return new(Select([.. property.GetAttributes(), .. hoisted], s_names, types).Distinct());
    }

    /// <summary>Before a parameter or type parameter, in brackets; empty where there is none. All but those that a declaration has already.</summary>
    public static string Inline(ISymbol symbol, TypeText types, ISymbol? declaration = null) => Bracket(Select(Missing(symbol.GetAttributes(), declaration?.GetAttributes()).Where(attribute => !IsIdle(symbol, attribute)), s_ofParameters, types));

    /// <summary>Those that a field must have into which the parameter goes.</summary>
    public static string OfField(IParameterSymbol parameter, TypeText types) => Bracket(Select(parameter.GetAttributes(), s_ofFields, types));

    /// <summary>Those that fill in a caller's argument; only a public signature has callers.</summary>
    public static string OfCallers(ISymbol parameter, TypeText types) => Bracket(Select(parameter.GetAttributes(), s_ofCallers, types));

    private static IEnumerable<AttributeData> Missing(ImmutableArray<AttributeData> attributes, ImmutableArray<AttributeData>? present)
        => present is { } there ? attributes.Where(attribute => !there.Any(other => SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass))) : attributes;

    /// <summary>Whether the attribute promises something of a value that goes in, or of a reference: the compiler then holds the promise against whoever repeats it.</summary>
    private static bool IsIdle(ISymbol symbol, AttributeData attribute)
        => symbol is IParameterSymbol { RefKind: not RefKind.Out } or IMethodSymbol { RefKind: not RefKind.None } && attribute.AttributeClass?.Name == "NotNullIfNotNullAttribute";

    private static IEnumerable<string> Select(IEnumerable<AttributeData> attributes, HashSet<string> names, TypeText types)
        => attributes.Where(attribute => attribute.AttributeClass is { } type && names.Contains(type.ToDisplayString())).Select(attribute => AttributeText.Code(attribute, types));

    private static string Bracket(IEnumerable<string> attributes) => string.Concat(attributes.Select(attribute => $"[{attribute}] "));
}
