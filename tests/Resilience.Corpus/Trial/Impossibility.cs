using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>Why an interface cannot be proxied, found out without the product's own code, which is to say the same.</summary>
internal static class Impossibility
{
    /// <summary>The reasons, as the refusal names them, each with the member that it names.</summary>
    public static IReadOnlySet<(string Reason, string Member)> Of(INamedTypeSymbol service, Compilation compilation)
    {
        var found = new HashSet<(string Reason, string Member)>();
        foreach (INamedTypeSymbol declarer in service.AllInterfaces.Prepend(service))
        {
            ISymbol[] slots = [.. declarer.GetMembers().Where(IsSlot)];
            foreach (ISymbol member in slots)
            {
                if (ReasonOf(member, service, compilation) is { } reason)
                {
                    found.Add((reason, OwnerOf(member).Name));
                }
            }

            if (slots.OfType<IPropertySymbol>().Where(property => property.IsIndexer).Select(PriorityOf).Distinct().Count() > 1)
            {
                found.Add(("PrioritizedIndexers", string.Empty));
            }
        }

        return found;
    }

    /// <summary>Whether an implementation has to provide the member, or may.</summary>
    private static bool IsSlot(ISymbol member)
        => member is not INamedTypeSymbol and ({ IsAbstract: true } or { IsVirtual: true }) and { DeclaredAccessibility: not Accessibility.Private };

    private static string? ReasonOf(ISymbol member, INamedTypeSymbol service, Compilation compilation) => member switch
    {
        { IsStatic: true, IsAbstract: true } when service.FindImplementationForInterfaceMember(member) is null => "StaticAbstractMember",
        { IsStatic: true } => null,
        { DeclaredAccessibility: Accessibility.Protected or Accessibility.ProtectedAndInternal } => "ProtectedMember",
        { DeclaredAccessibility: Accessibility.Internal or Accessibility.ProtectedOrInternal } when !compilation.IsSymbolAccessibleWithin(member, compilation.Assembly) => "InaccessibleMember",
        IMethodSymbol { AssociatedSymbol: not null } => null,
        _ when Signature(member).Any(type => !IsVisible(type, compilation)) => "InaccessibleType",
        _ => null,
    };

    private static IEnumerable<ITypeSymbol> Signature(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType),
        IPropertySymbol property => [property.Type],
        _ => [],
    };

    private static bool IsVisible(ITypeSymbol type, Compilation compilation)
        => type is not INamedTypeSymbol named || (compilation.IsSymbolAccessibleWithin(named, compilation.Assembly) && named.TypeArguments.All(argument => IsVisible(argument, compilation)));

    private static ISymbol OwnerOf(ISymbol member) => (member as IMethodSymbol)?.AssociatedSymbol ?? member;

    private static object PriorityOf(ISymbol member)
        => member.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.MetadataName == "OverloadResolutionPriorityAttribute")?.ConstructorArguments[0].Value ?? 0;
}
