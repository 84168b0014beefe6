using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Generators.Parsing;

/// <summary>Many attributes mark one interface; the first in order of declaration speaks for all, so that its model is made once.</summary>
internal static class CanonicalHit
{
    /// <summary>The interface that the attribute marks, or null where it is not the one that speaks for it.</summary>
    public static INamedTypeSymbol? Find(ISymbol marked, AttributeData attribute)
    {
        INamedTypeSymbol? service = marked as INamedTypeSymbol ?? (marked as IMethodSymbol)?.ContainingType;
        return service is { TypeKind: TypeKind.Interface } && First(service) is { } first && IsSame(first, attribute) ? service : null;
    }

    /// <summary>Whether both are one attribute in the source.</summary>
    public static bool IsSame(AttributeData one, AttributeData other)
        => one.ApplicationSyntaxReference is { } a && other.ApplicationSyntaxReference is { } b && a.SyntaxTree == b.SyntaxTree && a.Span == b.Span;

    private static AttributeData? First(INamedTypeSymbol service)
        => FirstOn(service) ?? service.GetMembers().OfType<IMethodSymbol>().Select(FirstOn).FirstOrDefault(attribute => attribute is not null);

    private static AttributeData? FirstOn(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(attribute => PolicyAttributes.KindOf(attribute) is not null);
}
