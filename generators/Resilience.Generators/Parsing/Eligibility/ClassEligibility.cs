using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.Generators.Eligibility;

/// <summary>What about the class that is to be a proxy makes it none.</summary>
internal static class ClassEligibility
{
    public static void Check(ProxyPlan plan)
    {
        INamedTypeSymbol owner = plan.Owner!;
        for (INamedTypeSymbol? at = owner; at is not null; at = at.ContainingType)
        {
            RefuseIf(plan, !IsPartial(at), RefusalReason.ClassNotPartial, at);
            RefuseIf(plan, at.IsFileLocal, RefusalReason.ClassFileLocal, at);
        }

        CheckConstraints(plan, owner);

        RefuseIf(plan, owner.IsRecord, RefusalReason.ClassRecord, owner);
        RefuseIf(plan, owner.IsStatic, RefusalReason.ClassStatic, owner);
        RefuseIf(plan, owner is { IsAbstract: true, IsStatic: false }, RefusalReason.ClassAbstract, owner);
        RefuseIf(plan, owner.BaseType is { SpecialType: not SpecialType.System_Object }, RefusalReason.ClassWithBase, owner, owner.BaseType?.Name ?? string.Empty);
        foreach (IMethodSymbol constructor in owner.InstanceConstructors.Where(ProxyPart.IsByUser))
        {
            RefuseConstructor(plan, constructor);
        }
    }

    /// <summary>Members of the user's part that are in the way of the interface's.</summary>
    public static void CheckMembers(ProxyPlan plan)
    {
        var names = new HashSet<string>(plan.Members.SelectMany(NamesOf), StringComparer.Ordinal);
        var partials = new HashSet<ISymbol>(PartialMethods.Of(plan.Owner!), SymbolEqualityComparer.Default);
        foreach (ISymbol member in plan.Owner!.GetMembers().Where(member => ProxyPart.IsByUser(member) && member is not IMethodSymbol { AssociatedSymbol: not null }))
        {
            RefuseIf(plan, member.Name == "Circuits", RefusalReason.ClassMemberReserved, member, member.Name);
            RefuseIf(plan, OwnState.IsRequired(member), RefusalReason.ClassMemberRequired, member);
            RefuseIf(plan, OwnState.IsLeftNull(member), RefusalReason.ClassMemberLeftNull, member);
            if (!partials.Contains(member) && (names.Contains(member.Name) || names.Contains(member.MetadataName) || ImplementsExplicitly(member, plan)))
            {
                RefuseIf(plan, true, IsPartialDeclaration(member) ? RefusalReason.PartialProperty : RefusalReason.ClassMemberTaken, member);
            }
        }
    }

    private static void CheckConstraints(ProxyPlan plan, INamedTypeSymbol owner)
    {
        if (ProxyTarget.IsOpen(owner)
            && HasConstraints(owner)
            && TypeConstraints.FirstUnsatisfied(owner.TypeParameters, [.. ProxyName.TypeParametersOf(plan.Service.OriginalDefinition)]) is { } unsatisfied)
        {
            plan.Refusals.Add(new Refusal(RefusalReason.ClassConstraints, owner, null, unsatisfied.Name, ShortName.Of(plan.Service)));
        }
    }

    /// <summary>Whether the user's part constrains the class's type parameters, as then every other part must or must not at all.</summary>
    public static bool HasConstraints(INamedTypeSymbol owner)
        => owner.DeclaringSyntaxReferences
            .Where(reference => ProxyPart.IsOfUser(reference.SyntaxTree))
            .Any(reference => reference.GetSyntax() is TypeDeclarationSyntax { ConstraintClauses.Count: > 0 });

    public static bool IsPartial(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether a property or event is declared to be implemented in another part, and the user has none that does.</summary>
    public static bool IsPartialDeclaration(ISymbol member) => member switch
    {
        IPropertySymbol { IsPartialDefinition: true } property => property.PartialImplementationPart is not { } part || !ProxyPart.IsByUser(part),
        IEventSymbol { IsPartialDefinition: true } @event => @event.PartialImplementationPart is not { } part || !ProxyPart.IsByUser(part),
        _ => false,
    };

    private static void RefuseConstructor(ProxyPlan plan, IMethodSymbol constructor)
    {
        SyntaxNode declaration = constructor.DeclaringSyntaxReferences[0].GetSyntax();
        if (declaration is TypeDeclarationSyntax)
        {
            plan.Refusals.Add(new Refusal(RefusalReason.ClassPrimaryConstructor, plan.Owner!, null));
        }
        else if (declaration is not ConstructorDeclarationSyntax { Initializer.RawKind: (int)SyntaxKind.ThisConstructorInitializer })
        {
            plan.Refusals.Add(new Refusal(RefusalReason.ClassConstructor, constructor, null));
        }
        else if (IsLikeGenerated(constructor, plan.Service))
        {
            plan.Refusals.Add(new Refusal(RefusalReason.ClassConstructorTaken, constructor, null, ShortName.Of(plan.Service)));
        }
    }

    private static bool IsLikeGenerated(IMethodSymbol constructor, INamedTypeSymbol service)
        => constructor.Parameters.Length == 4
            && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, service)
            && constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None)
            && constructor.Parameters.Skip(1).Select(parameter => parameter.Type.Name).SequenceEqual(["ResilienceRuntime", "IServiceProvider", "Object"]);

    private static IEnumerable<string> NamesOf(ISymbol member)
    {
        IEnumerable<ISymbol?> accessors = member switch
        {
            IPropertySymbol property => [property.GetMethod, property.SetMethod],
            IEventSymbol @event => [@event.AddMethod, @event.RemoveMethod],
            _ => [],
        };
        return accessors.OfType<ISymbol>().Select(accessor => accessor.Name).Concat([member.Name, member.MetadataName]);
    }

    private static bool ImplementsExplicitly(ISymbol member, ProxyPlan plan)
    {
        IEnumerable<ISymbol> implemented = member switch
        {
            IMethodSymbol method => method.ExplicitInterfaceImplementations,
            IPropertySymbol property => property.ExplicitInterfaceImplementations,
            IEventSymbol @event => @event.ExplicitInterfaceImplementations,
            _ => [],
        };
        return implemented.Any(found => plan.Members.Contains(found, SymbolEqualityComparer.Default));
    }

    private static void RefuseIf(ProxyPlan plan, bool condition, RefusalReason reason, ISymbol subject, params object[] arguments)
    {
        if (condition)
        {
            plan.Refusals.Add(new Refusal(reason, subject, null, arguments));
        }
    }
}
