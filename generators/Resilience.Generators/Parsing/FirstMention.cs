using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.Generators.Parsing;

/// <summary>
/// Tells by syntax alone, before anything is bound, which declarations cannot speak for their interface: methods all of whose attributes stand on an earlier method too.
/// An interface of ten methods under the same three attributes is looked at three times on each edit instead of thirty.
/// </summary>
internal static class FirstMention
{
    public static bool MayBe(SyntaxNode node)
        => node is InterfaceDeclarationSyntax or { Parent: InterfaceDeclarationSyntax } or AccessorDeclarationSyntax
            && !RepeatsEarlierMethod(node);

    private static bool RepeatsEarlierMethod(SyntaxNode node)
        => node is MethodDeclarationSyntax { Parent: InterfaceDeclarationSyntax declaration } method
            && method.AttributeLists.SelectMany(list => list.Attributes).All(attribute => StandsBefore(method, attribute.Name.ToString(), declaration));

    /// <summary>A name means the same on all methods of one declaration. The parts of a partial method have their attributes together, wherever these stand.</summary>
    private static bool StandsBefore(MethodDeclarationSyntax method, string attribute, InterfaceDeclarationSyntax declaration)
    {
        foreach (MemberDeclarationSyntax member in declaration.Members)
        {
            if (member == method)
            {
                break;
            }

            if (member is MethodDeclarationSyntax earlier
                && !earlier.Modifiers.Any(SyntaxKind.PartialKeyword)
                && earlier.AttributeLists.Any(list => list.Target is null && list.Attributes.Any(other => other.Name.ToString() == attribute)))
            {
                return true;
            }
        }

        return false;
    }
}
