using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Finds the overloads that answer for a method.</summary>
internal static class FallbackResolver
{
    public static FallbackPlan? Resolve(AppliedPolicy policy, MethodPlan method, INamedTypeSymbol service, Compilation compilation, out Refusal? refusal)
    {
        if ((policy.Attribute.Number("When", FallbackPlan.Any) & FallbackPlan.Any) == 0)
        {
            refusal = new Refusal(RefusalReason.FallbackWhenNothing, (ISymbol?)policy.On ?? method.Method, policy.Attribute);
            return null;
        }

        refusal = null;
        return policy.Attribute.Positional() switch
        {
            INamedTypeSymbol type => OfType(policy, type, method, compilation, out refusal),
            string name => OfInterface(policy, name, method, service, compilation, out refusal),
            ITypeSymbol other => Refuse(out refusal, policy, method, RefusalReason.FallbackTypeUnusable, ShortName.Of(other)),
            _ => Refuse(out refusal, policy, method, RefusalReason.FallbackNull, policy.Attribute.ConstructorArguments.FirstOrDefault().Type is { SpecialType: SpecialType.System_String } ? "the name of a method" : "a type"),
        };
    }

    private static FallbackPlan? OfInterface(AppliedPolicy policy, string name, MethodPlan method, INamedTypeSymbol service, Compilation compilation, out Refusal? refusal)
    {
        refusal = null;
        List<IMethodSymbol> named = [.. InterfaceMembers.Declarers(service)
            .SelectMany(declarer => declarer.GetMembers(name).OfType<IMethodSymbol>())
            .Where(InterfaceMembers.IsImplementable)];
        if (named.Count == 0)
        {
            return Refuse(out refusal, policy, method, RefusalReason.FallbackMethodMissing, name, NearestName.Remedy(name, MethodNames(service)));
        }

        List<IMethodSymbol> others = [.. named.Where(candidate => !SymbolEqualityComparer.Default.Equals(candidate, method.Method))];
        if (Choose(policy, null, others.Where(IsCallable), method.Method, compilation) is { } plan)
        {
            return plan;
        }

        if (policy.On is not null)
        {
            // Written on the interface or class, it answers for the methods that it fits.
            return null;
        }

        return others.Count == 0 ? Refuse(out refusal, policy, method, RefusalReason.FallbackMethodIsItself)
            : Choose(policy, null, others, method.Method, compilation) is not null ? Refuse(out refusal, policy, method, RefusalReason.FallbackObsolete, name)
            : Refuse(out refusal, policy, method, RefusalReason.FallbackMethodDiffers, name, ParametersOf(method.Method), ShortName.Of(method.Method.ReturnType));
    }

    private static FallbackPlan? OfType(AppliedPolicy policy, INamedTypeSymbol type, MethodPlan method, Compilation compilation, out Refusal? refusal)
    {
        refusal = null;
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false } || !Visibility.IsUsableClass(type, compilation))
        {
            return Refuse(out refusal, policy, method, RefusalReason.FallbackTypeUnusable, ShortName.Of(type));
        }

        if (!type.InstanceConstructors.Any(constructor => constructor.DeclaredAccessibility == Accessibility.Public))
        {
            return Refuse(out refusal, policy, method, RefusalReason.FallbackTypeWithoutConstructor, ShortName.Of(type));
        }

        List<IMethodSymbol> named = [.. PublicMethods(type, method.Method.Name)];
        return IsCallable(type) && Choose(policy, type, named.Where(IsCallable), method.Method, compilation) is { } plan ? plan
            : Choose(policy, type, named, method.Method, compilation) is not null ? Refuse(out refusal, policy, method, RefusalReason.FallbackObsolete, IsCallable(type) ? $"{ShortName.Of(type)}.{method.Method.Name}" : ShortName.Of(type))
            : Refuse(out refusal, policy, method, RefusalReason.FallbackTypeLacksMethod, ShortName.Of(type), method.Method.Name, ParametersOf(method.Method), ShortName.Of(method.Method.ReturnType));
    }

    private static bool IsCallable(ISymbol symbol) => !symbol.GetAttributes().Any(InterfaceEligibility.IsObsoleteError);

    private static FallbackPlan? Choose(AppliedPolicy policy, INamedTypeSymbol? type, IEnumerable<IMethodSymbol> candidates, IMethodSymbol method, Compilation compilation)
    {
        List<IMethodSymbol> matching = [.. candidates.Where(candidate => FallbackMatch.Fits(candidate, method, compilation))];
        IMethodSymbol? plain = matching.FirstOrDefault(candidate => candidate.Parameters.Length == method.Parameters.Length);
        List<IMethodSymbol> explained = [.. matching
            .Where(candidate => candidate.Parameters.Length > method.Parameters.Length)
            .GroupBy(FallbackPlan.ExceptionOf, SymbolEqualityComparer.Default)
            .Select(group => group.First())
            .OrderByDescending(candidate => FallbackMatch.Depth(FallbackPlan.ExceptionOf(candidate)))
            .ThenBy(candidate => FallbackPlan.ExceptionOf(candidate).ToDisplayString(), StringComparer.Ordinal)];
        return plain is null && explained.Count == 0 ? null : new FallbackPlan(policy, type, plain, explained);
    }

    /// <summary>The type's own methods before those that it inherits, which they may hide.</summary>
    private static IEnumerable<IMethodSymbol> PublicMethods(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach (IMethodSymbol method in at.GetMembers(name).OfType<IMethodSymbol>())
            {
                if (method is { MethodKind: MethodKind.Ordinary, IsStatic: false, DeclaredAccessibility: Accessibility.Public, IsOverride: false } && !Priority.IsOutranked(method))
                {
                    yield return method;
                }
            }
        }
    }

    private static IEnumerable<string> MethodNames(INamedTypeSymbol service)
        => InterfaceMembers.Declarers(service).SelectMany(declarer => declarer.GetMembers()).OfType<IMethodSymbol>().Where(method => method.AssociatedSymbol is null && InterfaceMembers.IsImplementable(method)).Select(method => method.Name);

    private static string ParametersOf(IMethodSymbol method) => "(" + string.Join(", ", method.Parameters.Select(parameter => ShortName.Of(parameter.Type))) + ")";

    private static FallbackPlan? Refuse(out Refusal? refusal, AppliedPolicy policy, MethodPlan method, RefusalReason reason, params object[] arguments)
    {
        refusal = new Refusal(reason, method.Method, policy.Attribute, arguments);
        return null;
    }
}
