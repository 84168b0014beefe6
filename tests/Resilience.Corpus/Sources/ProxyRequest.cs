using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>Writes what a user writes who wants a proxy of an interface that is not theirs, with policies on.</summary>
internal static class ProxyRequest
{
    private static readonly (Policies Policy, string Attribute)[] s_attributes =
    [
        (Policies.CircuitBreaker, "global::Resilience.CircuitBreaker"),
        (Policies.Timeout, "global::Resilience.Timeout(1_000)"),
        (Policies.TotalTimeout, "global::Resilience.TotalTimeout(5_000)"),
        (Policies.Retry, "global::Resilience.Retry(2)"),
    ];

    /// <summary>The name of the proxy, as reflection and the compiler know it.</summary>
    public static string ProxyOf(Subject subject) => subject.TypeParameters.Count == 0 ? $"P{subject.Number}" : $"P{subject.Number}`{subject.TypeParameters.Count}";

    public static string FallbackOf(Subject subject) => $"Answers{subject.Number}";

    /// <param name="fallback">The argument of <c>[Fallback]</c>, or null.</param>
    public static string Write(Subject subject, string? fallback)
    {
        bool isOpen = subject.TypeParameters.Count > 0;
        string parameters = isOpen ? $"<{string.Join(", ", subject.TypeParameters.Select((_, at) => $"T{at + 1}"))}>" : string.Empty;
        string service = (isOpen ? Unbound(subject.Service) : subject.Service).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string proxy = isOpen || HasStaticAbstracts(subject.Service) ? $"global::Resilience.ResilientProxy(typeof({service}))" : $"global::Resilience.ResilientProxy<{service}>";
        IEnumerable<string> attributes = s_attributes.Where(known => subject.Policies.HasFlag(known.Policy)).Select(known => known.Attribute).Prepend(proxy);
        return $"[{string.Join(", ", fallback is null ? attributes : attributes.Append($"global::Resilience.Fallback({fallback})"))}]\npublic sealed partial class P{subject.Number}{parameters};\n";
    }

    /// <summary>No type argument then, says the language.</summary>
    private static bool HasStaticAbstracts(INamedTypeSymbol service)
        => service.AllInterfaces.Prepend(service).Any(declarer => declarer.GetMembers().Any(member => member is { IsStatic: true, IsAbstract: true }));

    private static INamedTypeSymbol Unbound(INamedTypeSymbol service) => service.IsGenericType ? service.ConstructUnboundGenericType() : service;
}
