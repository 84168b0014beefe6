using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.Generators.Eligibility;

/// <summary>The methods of the interface that the user's part of a class declares, to give them policies of their own.</summary>
internal static class PartialMethods
{
    private static readonly SymbolDisplayFormat s_signature = SymbolDisplayFormat.CSharpShortErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef)
        .AddParameterOptions(SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    /// <summary>Those that wait for an implementation.</summary>
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol owner)
        => owner.GetMembers().OfType<IMethodSymbol>().Where(method => method.IsPartialDefinition && ProxyPart.IsByUser(method) && (method.PartialImplementationPart is null || !ProxyPart.IsByUser(method.PartialImplementationPart)));

    /// <summary>Finds the methods that they declare, and what is wrong with those that declare none. Those that neither ask for a policy nor have the name of a member are somebody else's.</summary>
    public static void Match(ProxyPlan plan)
    {
        foreach (IMethodSymbol declared in Of(plan.Owner!))
        {
            List<IMethodSymbol> methods = [.. plan.Members.OfType<IMethodSymbol>().Where(method => Declares(declared, method))];
            if (Check(declared, methods, plan) is { } refusal)
            {
                plan.Refusals.Add(refusal);
                continue;
            }

            if (methods.Exists(plan.Partials.ContainsKey))
            {
                // Declared twice, as C# says.
                continue;
            }

            // What two interfaces declare alike has the same policies through both; the first is what the method implements.
            for (int at = 0; at < methods.Count; at++)
            {
                plan.Partials.Add(methods[at], new PartialPlan(declared, implements: at == 0));
            }
        }
    }

    private static Refusal? Check(IMethodSymbol declared, List<IMethodSymbol> methods, ProxyPlan plan)
    {
        AttributeData? policy = declared.GetAttributes().FirstOrDefault(attribute => PolicyAttributes.KindOf(attribute) is not null || PolicyAttributes.IsNoResilience(attribute));
        Refusal Refuse(RefusalReason reason, params object[] arguments) => new(reason, declared, policy, arguments);

        if (methods.Count == 0)
        {
            List<IMethodSymbol> namesakes = [.. plan.Members.OfType<IMethodSymbol>().Where(method => method.Name == declared.Name)];
            string remedy = namesakes.Count == 0 ? NearestName.Remedy(declared.Name, plan.Members.OfType<IMethodSymbol>().Select(method => method.Name)) : $"; declare it as the interface does: {string.Join(" or ", namesakes.Select(method => $"'{method.ToDisplayString(s_signature)}'"))}";
            return policy is not null || plan.Members.Any(member => member.Name == declared.Name) ? Refuse(RefusalReason.PartialWithoutMember, ShortName.Of(plan.Service), remedy) : null;
        }

        return declared.DeclaredAccessibility != Accessibility.Public ? Refuse(RefusalReason.PartialNotPublic)
            : policy is not null && ProxyPlanner.IsDisposal(methods[0]) ? Refuse(RefusalReason.PartialDisposal)
            : InterfaceMembers.NeedsUnsafe(declared) && !IsUnsafe(declared) ? Refuse(RefusalReason.PartialNotUnsafe)
            : declared.Parameters.FirstOrDefault(parameter => parameter is { Type.TypeKind: TypeKind.Dynamic, RefKind: not RefKind.None }) is { } parameter ? Refuse(RefusalReason.PartialDynamic, parameter.Name)
            : Difference(declared, methods[0]) is { } difference ? Refuse(RefusalReason.PartialDiffers, difference, methods[0].ToDisplayString(s_signature))
            : null;
    }

    /// <summary>Whether a declaration is, to C#, that of the method.</summary>
    private static bool Declares(IMethodSymbol declared, IMethodSymbol method)
    {
        if (declared.Name != method.Name || declared.IsStatic || declared.Arity != method.Arity || declared.Parameters.Length != method.Parameters.Length || declared.RefKind != method.RefKind)
        {
            return false;
        }

        IMethodSymbol closed = Close(declared, method);
        return SymbolEqualityComparer.Default.Equals(closed.ReturnType, method.ReturnType)
            && closed.Parameters.Zip(method.Parameters, (one, other) => one.RefKind == other.RefKind && SymbolEqualityComparer.Default.Equals(one.Type, other.Type)).All(same => same);
    }

    /// <summary>What C# would warn about between declaration and method; null = nothing.</summary>
    private static string? Difference(IMethodSymbol declared, IMethodSymbol method)
    {
        IMethodSymbol closed = Close(declared, method);
        return !Annotations.Agree(closed.ReturnType, method.ReturnType) || closed.Parameters.Zip(method.Parameters, (one, other) => !Annotations.Agree(one.Type, other.Type)).Any(differs => differs) ? "nullable annotations"
            : !TypeConstraints.AreSame(declared, method) ? "constraints"
            : closed.Parameters.Zip(method.Parameters, (one, other) => one.ScopedKind != other.ScopedKind).Any(differs => differs) ? "'scoped' modifiers"
            : null;
    }

    private static bool IsUnsafe(IMethodSymbol declared)
        => declared.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is MethodDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.UnsafeKeyword));

    /// <summary>The declaration with the method's type parameters in the place of its own.</summary>
    public static IMethodSymbol Close(IMethodSymbol declared, IMethodSymbol method) => method.Arity == 0 ? declared : declared.Construct([.. method.TypeParameters]);
}
