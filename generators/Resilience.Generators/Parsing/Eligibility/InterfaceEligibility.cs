using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Eligibility;

/// <summary>What about the interface as such makes a proxy impossible.</summary>
internal static class InterfaceEligibility
{
    public static void Check(ProxyPlan plan, Compilation compilation)
    {
        INamedTypeSymbol service = plan.Service;

        // Static abstract members and generic attributes.
        if (compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp11 and var version })
        {
            plan.Refusals.Add(new Refusal(RefusalReason.LanguageVersion, service, null, version.ToDisplayString()));
            return;
        }

        for (INamedTypeSymbol? at = service; at is not null; at = at.ContainingType)
        {
            if (at.IsFileLocal)
            {
                plan.Refusals.Add(new Refusal(RefusalReason.FileLocal, service, null));
                return;
            }
        }

        if (AccessibilityOf(service) is null || !Visibility.CanBeNamed(service, compilation))
        {
            plan.Refusals.Add(new Refusal(RefusalReason.NotAccessible, service, null));
            return;
        }

        for (INamedTypeSymbol? at = service; at is not null; at = at.ContainingType)
        {
            if (at.GetAttributes().Any(IsObsoleteError))
            {
                plan.Refusals.Add(new Refusal(RefusalReason.ObsoleteError, service, null));
                break;
            }
        }

        if (plan.Owner is null)
        {
            CheckName(plan);
        }
    }

    private static void CheckName(ProxyPlan plan)
    {
        INamedTypeSymbol service = plan.Service;
        if (ProxyName.FindRival(service, plan.Name) is { } rival)
        {
            plan.Refusals.Add(new Refusal(RefusalReason.SharedProxyName, service, null, plan.Name, ShortName.Of(rival)));
        }
        else if (ProxyPart.IsInTheWay(service, plan.Name, ProxyName.ArityOf(service)))
        {
            plan.Refusals.Add(new Refusal(RefusalReason.NameTaken, service, null, plan.Name));
        }
    }

    /// <summary>The proxy's accessibility: the least of the interface's and those of the types around it; null where generated code cannot see it.</summary>
    public static string? AccessibilityOf(INamedTypeSymbol service)
    {
        string accessibility = "public";
        for (INamedTypeSymbol? at = service; at is not null; at = at.ContainingType)
        {
            switch (at.DeclaredAccessibility)
            {
                case Accessibility.Public:
                    break;
                case Accessibility.Internal or Accessibility.ProtectedOrInternal:
                    accessibility = "internal";
                    break;
                default:
                    return null;
            }
        }

        return accessibility;
    }

    /// <summary>Whether an attribute makes every use of what it stands on an error.</summary>
    public static bool IsObsoleteError(AttributeData attribute)
        => attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            && attribute.ConstructorArguments.Any(argument => argument.Value is true);
}
