using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Resilience.CodeFixes;

/// <summary>A method with all in the solution that must have its signature: what implements or overrides it, and what that implements besides.</summary>
internal sealed class MethodFamily
{
    private readonly HashSet<ISymbol> _members;
    private readonly IReadOnlyList<IMethodSymbol> _namesakes;

    private MethodFamily(Solution solution, HashSet<ISymbol> members, IReadOnlyList<MethodDeclarationSyntax> declarations, IReadOnlyList<IMethodSymbol> namesakes)
    {
        _members = members;
        _namesakes = namesakes;
        Solution = solution;
        Declarations = declarations;
    }

    public Solution Solution { get; }

    public IReadOnlyList<MethodDeclarationSyntax> Declarations { get; }

    /// <summary>Whether a parameter more, optional and last, leaves all of them valid, and every call's meaning as it is.</summary>
    public bool CanTakeToken => _members.Cast<IMethodSymbol>().All(member => !member.IsVararg && !member.Parameters.Any(static parameter => parameter.IsParams) && !Overloads(member).Any(overload => Rivals(overload, member)))
        && Declarations.All(static declaration => !declaration.ParameterList.ContainsDirectives);

    /// <summary>The family; null where a member of it is in another language or in no source, or where the method is used otherwise than by calls that may leave an argument out.</summary>
    public static async Task<MethodFamily?> FindAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        HashSet<ISymbol> members = new(SymbolEqualityComparer.Default);
        HashSet<MethodDeclarationSyntax> declarations = [];
        foreach (ReferencedSymbol found in await SymbolFinder.FindReferencesAsync(method, solution, cancellationToken).ConfigureAwait(false))
        {
            if (found.Definition is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } member || !TryAdd(member, solution, declarations, cancellationToken))
            {
                return null;
            }

            members.Add(member);
            foreach (ReferenceLocation location in found.Locations)
            {
                if (!await MethodUse.IsOpenToOptionalAsync(location, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }
            }
        }

        IEnumerable<ISymbol> namesakes = await SymbolFinder.FindSourceDeclarationsAsync(solution, method.Name, ignoreCase: false, SymbolFilter.Member, cancellationToken).ConfigureAwait(false);
        return new MethodFamily(solution, members, [.. declarations], [.. namesakes.OfType<IMethodSymbol>()]);
    }

    /// <summary>What is generated follows by itself.</summary>
    private static bool TryAdd(IMethodSymbol member, Solution solution, HashSet<MethodDeclarationSyntax> declarations, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        foreach (IMethodSymbol part in new[] { member, member.PartialDefinitionPart, member.PartialImplementationPart }.OfType<IMethodSymbol>())
        {
            foreach (SyntaxReference reference in part.DeclaringSyntaxReferences)
            {
                Document? document = solution.GetDocument(reference.SyntaxTree);
                if (document is SourceGeneratedDocument)
                {
                    continue;
                }

                if (document is null || reference.GetSyntax(cancellationToken) is not MethodDeclarationSyntax declaration)
                {
                    return false;
                }

                declarations.Add(declaration);
            }
        }

        return true;
    }

    /// <summary>The methods of its name that its type has, those that types have which have it, and those that extend it.</summary>
    private IEnumerable<IMethodSymbol> Overloads(IMethodSymbol member)
        => Kinds(member.ContainingType).SelectMany(type => type.GetMembers(member.Name)).OfType<IMethodSymbol>()
            .Concat(_namesakes.Where(namesake => Kinds(namesake.ContainingType).Contains(member.ContainingType, SymbolEqualityComparer.Default)))
            .Concat(_namesakes.Where(static namesake => namesake.IsExtensionMethod).Select(namesake => namesake.ReduceExtensionMethod(member.ContainingType)).OfType<IMethodSymbol>())
            .Where(overload => !_members.Contains(overload.OriginalDefinition));

    /// <summary>The type, those that it derives from, and those that it implements.</summary>
    private static IEnumerable<INamedTypeSymbol> Kinds(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            yield return at.OriginalDefinition;
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            yield return implemented.OriginalDefinition;
        }
    }

    /// <summary>Whether a call could be meant for either, or both would have one signature.</summary>
    private static bool Rivals(IMethodSymbol overload, IMethodSymbol member)
        => overload.Parameters.Length == member.Parameters.Length + 1 || overload.Parameters.Any(static parameter => parameter.IsOptional || parameter.IsParams);
}
