using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Eligibility;

/// <summary>The members that a proxy implements, and what about them makes that impossible.</summary>
internal static class InterfaceMembers
{
    /// <summary>The interface and all that it inherits; once what it inherits twice with other annotations.</summary>
    public static IEnumerable<INamedTypeSymbol> Declarers(INamedTypeSymbol service) => service.AllInterfaces.Prepend(service).Distinct(SymbolEqualityComparer.Default).Cast<INamedTypeSymbol>();

    /// <summary>Whether an implementation can provide the member.</summary>
    public static bool IsImplementable(ISymbol member)
        => member is { IsStatic: false, DeclaredAccessibility: not Accessibility.Private } and ({ IsAbstract: true } or { IsVirtual: true })
            && member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.UserDefinedOperator } or IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true } or IEventSymbol { ExplicitInterfaceImplementations.IsEmpty: true };

    public static void Collect(ProxyPlan plan, Compilation compilation)
    {
        if (NeededLanguage.FirstLaterParameter(plan, compilation) is { } later)
        {
            plan.Refusals.Add(LaterLanguage(plan, $"type parameter '{later.Name}', which allows ref structs,", LanguageVersion.CSharp13, compilation));
        }

        foreach (INamedTypeSymbol declarer in Declarers(plan.Service))
        {
            foreach (ISymbol member in declarer.GetMembers())
            {
                // An accessor is part of the property or event that is named.
                if (member is { IsStatic: true, IsAbstract: true } and not IMethodSymbol { AssociatedSymbol: not null } && plan.Service.FindImplementationForInterfaceMember(member) is null)
                {
                    Refuse(plan, RefusalReason.StaticAbstractMember, member);
                }
                else if (IsImplementable(member))
                {
                    Add(plan, member, compilation);
                }
            }
        }
    }

    private static void Add(ProxyPlan plan, ISymbol member, Compilation compilation)
    {
        foreach (ISymbol part in Parts(member))
        {
            if (part.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                Refuse(plan, RefusalReason.ProtectedMember, member);
                return;
            }

            if (part.DeclaredAccessibility != Accessibility.Public
                && !SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, compilation.Assembly)
                && !part.ContainingAssembly.GivesAccessTo(compilation.Assembly))
            {
                Refuse(plan, RefusalReason.InaccessibleMember, member);
                return;
            }
        }

        if (NeededLanguage.OfMember(member, compilation) is { } needed)
        {
            plan.Refusals.Add(LaterLanguage(plan, $"member '{member.Name}'", needed, compilation));
            return;
        }

        if (member is IPropertySymbol && Priority.IsOutranked(member))
        {
            Refuse(plan, RefusalReason.PrioritizedIndexers, member);
            return;
        }

        if (Unification.FindTwin(member, compilation) is not null)
        {
            Refuse(plan, RefusalReason.UnifiedMembers, member, ShortName.Of(member.ContainingType));
            return;
        }

        if (ForeignMember.Check(member, compilation) is { } reason)
        {
            Refuse(plan, reason, member);
            return;
        }

        if (NeedsUnsafe(member) && compilation.Options is CSharpCompilationOptions { AllowUnsafe: false })
        {
            Refuse(plan, RefusalReason.UnsafeNotAllowed, member);
            return;
        }

        plan.Members.Add(member);
    }

    /// <summary>Whether the signature can only be written in unsafe code.</summary>
    public static bool NeedsUnsafe(ISymbol member) => member switch
    {
        IMethodSymbol method => HasPointer(method.ReturnType) || method.Parameters.Any(parameter => HasPointer(parameter.Type)),
        IPropertySymbol property => HasPointer(property.Type) || property.Parameters.Any(parameter => HasPointer(parameter.Type)),
        IEventSymbol @event => HasPointer(@event.Type),
        _ => false,
    };

    /// <summary>Whether a type can only be written in unsafe code.</summary>
    public static bool HasPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => HasPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasPointer) || (named.ContainingType is { } outer && HasPointer(outer)),
        _ => false,
    };

    /// <summary>The member and its accessors, but private ones, which nobody implements.</summary>
    private static IEnumerable<ISymbol> Parts(ISymbol member)
    {
        yield return member;
        if (member is IPropertySymbol property)
        {
            foreach (IMethodSymbol? accessor in new[] { property.GetMethod, property.SetMethod })
            {
                if (accessor is { DeclaredAccessibility: not Accessibility.Private })
                {
                    yield return accessor;
                }
            }
        }
    }

    private static Refusal LaterLanguage(ProxyPlan plan, string subject, LanguageVersion needed, Compilation compilation)
        => new(RefusalReason.LaterLanguage, plan.Service, null, subject, needed.ToDisplayString(), ((CSharpCompilation)compilation).LanguageVersion.ToDisplayString());

    private static void Refuse(ProxyPlan plan, RefusalReason reason, ISymbol member, params object[] more)
        => plan.Refusals.Add(new Refusal(reason, plan.Service, null, [member.Name, .. more]));
}
