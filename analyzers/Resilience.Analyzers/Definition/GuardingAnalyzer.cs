using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Options;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>Reports policies that do something else on a method than one would expect: RES0020 to RES0023, RES0027 to RES0029 and RES0032.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GuardingAnalyzer : DefinitionAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.TimeoutWithoutToken,
        Descriptors.PolicyDoesNotReachAll,
        Descriptors.TwoTokens,
        Descriptors.RetryBlocks,
        Descriptors.ExemptWithPolicies,
        Descriptors.CacheKeyOfNothing,
        Descriptors.FallbackGuarded,
        Descriptors.KeyWithoutEquality,
    ];

    private protected override void Analyze(Definition definition)
    {
        foreach (MethodPlan method in definition.Guarded)
        {
            AnalyzeTokens(definition, method);
            if (method.Retry is { } retry && !method.Shape.IsAsync && PolicyOptions.Of(PolicyKind.Retry, "Delay").Of(retry.Attribute) > 0)
            {
                definition.Report(Descriptors.RetryBlocks, definition.LocationOf(retry, method), method.Method.Name);
            }

            AnalyzeFallback(definition, method);
            AnalyzeCircuitKey(definition, method);
        }

        foreach (MethodPlan method in definition.Plan.Methods.Values)
        {
            AnalyzeExempt(definition, method);
            AnalyzeCacheKeys(definition, method);
        }

        AnalyzeReach(definition);
    }

    private static void AnalyzeTokens(Definition definition, MethodPlan method)
    {
        IParameterSymbol[] tokens = [.. method.Signature.Parameters.Where(parameter => parameter.RefKind == RefKind.None && SymbolEqualityComparer.Default.Equals(parameter.Type, method.Shape.Token?.Type))];
        if (tokens.Length > 1)
        {
            definition.Report(Descriptors.TwoTokens, definition.LocationOf(method), method.Method.Name, tokens.Length, tokens[tokens.Length - 1].Name, tokens[0].Name);
        }

        // Who says that the callee is left behind knows it. A stream ends with its enumerator, which has a token of its own.
        if (method.Shape is { Token: null, IsTask: true } or { Token: null, Returns: ReturnShape.TaskLike }
            && method.Timeout?.Attribute.Flag("Abandon") != true
            && (method.Timeout ?? method.TotalTimeout) is { } timeout)
        {
            definition.Report(Descriptors.TimeoutWithoutToken, definition.LocationOf(timeout.On is null ? timeout : null, method), method.Method.Name, method.Timeout is null ? "TotalTimeout" : "Timeout");
        }
    }

    private static void AnalyzeExempt(Definition definition, MethodPlan method)
    {
        foreach (IMethodSymbol declaration in method.Declarations.Where(PolicyAttributes.HasNoResilience))
        {
            foreach (AttributeData attribute in declaration.GetAttributes().Where(attribute => PolicyAttributes.KindOf(attribute) is not null && definition.IsWrittenHere(attribute)))
            {
                definition.Report(Descriptors.ExemptWithPolicies, definition.LocationOf(attribute), method.Method.Name, PolicyAttributes.KindOf(attribute)!);
            }
        }
    }

    private static void AnalyzeCacheKeys(Definition definition, MethodPlan method)
    {
        if ((method.Cache ?? method.Coalesce) is not null || !definition.Plan.Refusals.TrueForAll(refusal => !SymbolEqualityComparer.Default.Equals(refusal.Subject, method.Method)))
        {
            return;
        }

        foreach (IMethodSymbol declaration in method.Declarations.Where(declaration => SymbolEqualityComparer.Default.Equals(declaration.ContainingType, definition.Plan.Annotated)))
        {
            foreach (IParameterSymbol parameter in declaration.Parameters.Where(PolicyAttributes.IsCacheKey))
            {
                definition.Report(Descriptors.CacheKeyOfNothing, parameter.Locations[0], parameter.Name, method.Method.Name);
            }
        }
    }

    private static void AnalyzeCircuitKey(Definition definition, MethodPlan method)
    {
        if (method.CircuitKey is { } key && IsEqualToItselfAlone(key.Type))
        {
            bool isHere = SymbolEqualityComparer.Default.Equals(key.ContainingType, definition.Plan.Annotated);
            definition.Report(Descriptors.KeyWithoutEquality, isHere ? key.Locations[0] : definition.LocationOf(method), key.Name, ShortName.Of(key.Type));
        }
    }

    /// <summary>Of an abstract type, an interface, <c>object</c> or a type parameter nobody knows; structures have equality, and so have records and delegates.</summary>
    private static bool IsEqualToItselfAlone(ITypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false, IsRecord: false, SpecialType: not SpecialType.System_Object })
        {
            return type.TypeKind == TypeKind.Array;
        }

        for (ITypeSymbol? at = type; at is { SpecialType: not SpecialType.System_Object }; at = at.BaseType)
        {
            if (at.TypeKind == TypeKind.Error || at.GetMembers(nameof(Equals)).OfType<IMethodSymbol>().Any(static method => method is { IsOverride: true, Parameters.Length: 1 }))
            {
                return false;
            }
        }

        return true;
    }

    private static void AnalyzeFallback(Definition definition, MethodPlan method)
    {
        if (method.Fallback is not { Type: null } fallback)
        {
            return;
        }

        foreach (IMethodSymbol answer in fallback.Explained.Concat(fallback.Plain is { } plain ? [plain] : []))
        {
            foreach (AttributeData attribute in answer.GetAttributes().Where(attribute => PolicyAttributes.KindOf(attribute) is not null && !attribute.IsOff() && definition.IsWrittenHere(attribute)))
            {
                definition.Report(Descriptors.FallbackGuarded, definition.LocationOf(attribute), answer.Name, method.Method.Name, PolicyAttributes.KindOf(attribute)!);
            }
        }
    }

    /// <summary>The methods that a policy of the whole type leaves out, because it cannot act on them.</summary>
    private static void AnalyzeReach(Definition definition)
    {
        foreach (WrittenPolicy policy in definition.Policies.Where(policy => SymbolEqualityComparer.Default.Equals(policy.On, definition.Plan.Annotated) && !policy.Attribute.IsOff()))
        {
            List<(string Name, Refusal Why)> left = [];
            foreach (MethodPlan method in definition.Plan.Methods.Values.Where(method => !method.IsExempt && !ProxyPlanner.IsDisposal(method.Method) && !method.Declarations.Any(declaration => PolicyAttributes.Find(declaration, policy.Kind) is not null)))
            {
                if (PolicyEligibility.Check(policy.Kind, policy.Attribute, method.Method, method.Shape) is { } why)
                {
                    left.Add((method.Method.Name, why));
                }
            }

            if (left.Count > 0)
            {
                definition.Report(Descriptors.PolicyDoesNotReachAll, definition.LocationOf(policy.Attribute), policy.Kind, string.Join(", ", left.Select(method => $"'{method.Name}'").Distinct()), left[0].Why.Text);
            }
        }
    }
}
