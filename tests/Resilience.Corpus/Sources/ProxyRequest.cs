using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>Writes what a user writes who wants a proxy of an interface that is not theirs, with policies on.</summary>
internal static class ProxyRequest
{
    private static readonly (Policies Policy, string Attribute)[] s_attributes =
    [
        (Policies.CircuitBreaker, "global::Resilience.CircuitBreaker(MaxKeys = 16)"),
        (Policies.Timeout, "global::Resilience.Timeout(1_000)"),
        (Policies.TotalTimeout, "global::Resilience.TotalTimeout(5_000)"),
        (Policies.Retry, "global::Resilience.Retry(2, Budget = 0.2)"),
        (Policies.RateLimit, "global::Resilience.RateLimit(1_000_000, QueueLimit = 1)"),
        (Policies.Bulkhead, "global::Resilience.Bulkhead(1_000, MaxQueue = 1)"),
        (Policies.Hedge, "global::Resilience.Hedge(60_000)"),
        (Policies.Cache, "global::Resilience.Cache(60_000)"),
        (Policies.Coalesce, "global::Resilience.Coalesce"),
    ];

    /// <summary>The type that is annotated, as reflection and the compiler know it.</summary>
    public static string AnnotatedOf(Subject subject) => (subject.Form == Form.Class ? $"P{subject.Number}" : $"IP{subject.Number}") + Arity(subject);

    /// <summary>The name of the proxy, as reflection and the compiler know it.</summary>
    public static string ProxyOf(Subject subject) => (subject.Form == Form.Class ? $"P{subject.Number}" : $"ResilientP{subject.Number}") + Arity(subject);

    public static string FallbackOf(Subject subject) => $"Answers{subject.Number}";

    /// <param name="fallback">The argument of <c>[Fallback]</c>, or null.</param>
    public static string Write(Subject subject, string? fallback)
    {
        List<string> policies = [.. s_attributes.Where(known => subject.Policies.HasFlag(known.Policy)).Select(known => known.Attribute)];
        if (fallback is not null)
        {
            policies.Add($"global::Resilience.Fallback({fallback})");
        }

        if (subject.Form == Form.Derived && policies.Count == 0)
        {
            // Chance chose a fallback alone, and there is none for this interface; without a policy an interface asks for nothing.
            policies.Add(s_attributes[0].Attribute);
        }

        return subject.Form == Form.Class
            ? $"#nullable enable\n[{string.Join(", ", policies.Prepend(ProxyAttribute(subject)))}]\npublic sealed partial class P{subject.Number}{TypeParameterText.ListOf(subject)}{Body(subject)}\n"
            : $"[{string.Join(", ", policies)}]\npublic interface IP{subject.Number}{TypeParameterText.ListOf(subject)} : {TypeParameterText.Of(subject.Service, subject)}{TypeParameterText.ConstraintsOf(subject)};\n";
    }

    /// <summary>Types in the methods of a class must meet their constraints, so that the class repeats the interface's; without methods it need not.</summary>
    private static string Body(Subject subject)
    {
        string methods = string.Concat(KeySource.Methods(subject));
        return methods.Length == 0 ? ";" : $"{TypeParameterText.ConstraintsOf(subject)}\n{{\n{methods}}}";
    }

    private static string ProxyAttribute(Subject subject)
    {
        bool isOpen = subject.TypeParameters.Count > 0;
        string service = (isOpen ? Unbound(subject.Service) : subject.Service).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return isOpen || HasStaticAbstracts(subject.Service) ? $"global::Resilience.ResilientProxy(typeof({service}))" : $"global::Resilience.ResilientProxy<{service}>";
    }

    private static string Arity(Subject subject) => subject.TypeParameters.Count == 0 ? string.Empty : $"`{subject.TypeParameters.Count}";

    /// <summary>No type argument then, says the language.</summary>
    private static bool HasStaticAbstracts(INamedTypeSymbol service)
        => service.AllInterfaces.Prepend(service).Any(declarer => declarer.GetMembers().Any(member => member is { IsStatic: true, IsAbstract: true }));

    private static INamedTypeSymbol Unbound(INamedTypeSymbol service) => service.IsGenericType ? service.ConstructUnboundGenericType() : service;
}
