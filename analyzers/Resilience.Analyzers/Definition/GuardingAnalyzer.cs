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
            if (method.Retry is { } retry && !method.Shape.IsAsync && !definition.IsOfOthers(method, retry) && PolicyOptions.Of(PolicyKind.Retry, "Delay").Of(retry.Attribute) > 0)
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
        if (tokens.Length > 1 && !definition.IsOfOthers(method, PoliciesOf(method)))
        {
            string others = string.Join("' or '", tokens.Take(tokens.Length - 1).Select(static token => token.Name));
            definition.Report(Descriptors.TwoTokens, definition.LocationOf(method), method.Method.Name, tokens.Length, tokens[tokens.Length - 1].Name, others);
        }

        // Who says that the callee is left behind knows it. A stream ends with its enumerator, which has a token of its own.
        if (method.Shape is { Token: null, IsTask: true } or { Token: null, Returns: ReturnShape.TaskLike }
            && method.Timeout?.Attribute.Flag("Abandon") != true
            && (method.Timeout ?? method.TotalTimeout) is { } timeout
            && !definition.IsOfOthers(method, method.Timeout, method.TotalTimeout))
        {
            definition.Report(Descriptors.TimeoutWithoutToken, definition.LocationOf(timeout.On is null ? timeout : null, method), method.Method.Name, method.Timeout is null ? "TotalTimeout" : "Timeout");
        }
    }

    private static AppliedPolicy?[] PoliciesOf(MethodPlan method)
        => [method.Breaker, method.Timeout, method.TotalTimeout, method.Retry, method.RateLimit, method.Bulkhead, method.Hedge, method.Cache, method.Coalesce, method.Fallback?.Policy];

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
        if ((method.Cache ?? method.Coalesce) is not null)
        {
            return;
        }

        foreach (IMethodSymbol declaration in method.Declarations.Where(declaration => SymbolEqualityComparer.Default.Equals(declaration.ContainingType, definition.Plan.Annotated)))
        {
            foreach (IParameterSymbol parameter in declaration.Parameters.Where(PolicyAttributes.IsCacheKey))
            {
                // A policy that is refused would have asked for the key.
                if (definition.Plan.Refusals.TrueForAll(refusal => !SymbolEqualityComparer.Default.Equals(refusal.Subject, method.Method) && !SymbolEqualityComparer.Default.Equals(refusal.Subject, declaration)))
                {
                    definition.Report(Descriptors.CacheKeyOfNothing, parameter.Locations[0], parameter.Name, method.Method.Name);
                }
            }
        }
    }

    private static void AnalyzeCircuitKey(Definition definition, MethodPlan method)
    {
        if (method.CircuitKey is { } key && !definition.IsOfOthers(method, method.Breaker) && IsEqualToItselfAlone(key.Type))
        {
            bool isHere = SymbolEqualityComparer.Default.Equals(key.ContainingType, definition.Plan.Annotated);
            definition.Report(Descriptors.KeyWithoutEquality, isHere ? key.Locations[0] : definition.LocationOf(method), key.Name, ShortName.Of(key.Type));
        }
    }

    /// <summary>Of an abstract type, an interface, <c>object</c> or a type parameter nobody knows; structures have equality, and so have records and delegates. A tuple has that of its elements.</summary>
    private static bool IsEqualToItselfAlone(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return tuple.TupleElements.Any(static element => IsEqualToItselfAlone(element.Type));
        }

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
            IEnumerable<IMethodSymbol> declarations = definition.Plan.Methods.TryGetValue(answer, out MethodPlan? own) ? own.Declarations : [answer];
            foreach (AttributeData attribute in declarations.SelectMany(static declaration => declaration.GetAttributes()).Where(attribute => PolicyAttributes.KindOf(attribute) is not null && !attribute.IsOff() && definition.IsWrittenHere(attribute)))
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
            List<(string Name, string Why)> left = [];
            foreach (MethodPlan method in definition.Plan.Methods.Values.Where(method => !method.IsExempt && !ProxyPlanner.IsDisposal(method.Method) && !method.Declarations.Any(declaration => PolicyAttributes.Find(declaration, policy.Kind) is not null)))
            {
                if (WhyLeft(definition, policy, method) is { } why)
                {
                    left.Add((method.Method.Name, why.Text));
                }
            }

            if (left.Count > 0)
            {
                IEnumerable<string> reasons = left.GroupBy(static method => method.Why, static method => $"'{method.Name}'").Select(static alike => $"{string.Join(", ", alike.Distinct())}: {alike.Key}");
                definition.Report(Descriptors.PolicyDoesNotReachAll, definition.LocationOf(policy.Attribute), policy.Kind, string.Join("; nor on ", reasons));
            }
        }
    }

    /// <summary>Why a policy of the whole type leaves a method out; null where it acts on it, or where that is an error of its own.</summary>
    private static Refusal? WhyLeft(Definition definition, WrittenPolicy policy, MethodPlan method)
    {
        AppliedPolicy asked = new(policy.Attribute, null);
        return PolicyEligibility.Check(policy.Kind, policy.Attribute, method.Method, method.Shape)
            ?? policy.Kind switch
            {
                PolicyKind.Cache => CacheEligibility.CheckKey(method, asked),
                PolicyKind.Fallback when method.Fallback is null && policy.Attribute.Positional() is string answer && answer != method.Method.Name => WhyUnanswered(definition, asked, method),
                _ => null,
            };
    }

    /// <summary>Written on the type, a fallback answers for the methods that it fits.</summary>
    private static Refusal? WhyUnanswered(Definition definition, AppliedPolicy fallback, MethodPlan method)
    {
        FallbackResolver.Resolve(fallback, method, definition.Plan.Service, definition.Compilation, out Refusal? why);
        return why is { Reason: RefusalReason.FallbackMethodDiffers or RefusalReason.FallbackObsolete } ? why : null;
    }
}
