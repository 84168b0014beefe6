using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.CodeFixes;

/// <summary>The parameters by which a callee may know a repeated call.</summary>
internal static class IdempotencyKeys
{
    /// <summary>Those of types that identify something; the most probable first.</summary>
    public static IEnumerable<IParameterSymbol> Of(IMethodSymbol method)
        => method.Parameters.Where(static parameter => parameter.RefKind == RefKind.None && Identifies(parameter.Type)).OrderByDescending(static parameter => Likelihood(parameter.Name));

    public static ParameterSyntax Mark(ParameterSyntax parameter)
    {
        AttributeSyntax mark = SyntaxFactory.Attribute(FullName.Attribute("IdempotencyKey"));
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(mark)).WithTrailingTrivia(SyntaxFactory.Space).WithLeadingTrivia(parameter.GetLeadingTrivia());
        ParameterSyntax bare = parameter.WithoutLeadingTrivia();
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }

    /// <summary>A text, a whole number, a Guid or a type of the user's own.</summary>
    private static bool Identifies(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => true,
        SpecialType.None => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } && (type.Name == nameof(Guid) || !IsOfSystem(type)),
        _ => false,
    };

    private static bool IsOfSystem(ITypeSymbol type)
    {
        INamespaceSymbol? at = type.ContainingNamespace;
        while (at is { ContainingNamespace.IsGlobalNamespace: false })
        {
            at = at.ContainingNamespace;
        }

        return at is { Name: nameof(System) };
    }

    private static int Likelihood(string name)
        => name.IndexOf("idempoten", StringComparison.OrdinalIgnoreCase) >= 0 ? 3
            : name.IndexOf("key", StringComparison.OrdinalIgnoreCase) >= 0 ? 2
            : name.EndsWith("id", StringComparison.OrdinalIgnoreCase) ? 1
            : 0;
}
