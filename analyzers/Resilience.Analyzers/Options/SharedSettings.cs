using System.Globalization;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Options;

/// <summary>What an attribute says, so that two which say the same in other words are equal.</summary>
internal static class SharedSettings
{
    private const double DefaultHalfOpenTimeout = 30_000;

    /// <summary>The policies that share one thing under a name, with what that is called.</summary>
    public static string? ThingOf(PolicyKind kind) => kind switch
    {
        PolicyKind.CircuitBreaker => "circuit",
        PolicyKind.RateLimit => "rate limit",
        PolicyKind.Bulkhead => "bulkhead",
        _ => null,
    };

    /// <summary>The options and their values, in order.</summary>
    public static IReadOnlyList<(string Option, string Value)> Of(PolicyKind kind, AttributeData attribute)
        => [.. PolicyOptions.Of(kind).Select(option => (option.Name, ValueOf(kind, option, attribute).ToString("R", CultureInfo.InvariantCulture))), .. Types(attribute)];

    /// <summary>The first option in which two attributes differ; null where they say the same.</summary>
    public static string? Difference(PolicyKind kind, AttributeData one, AttributeData other)
        => Of(kind, one).Zip(Of(kind, other), static (a, b) => a.Value == b.Value ? null : a.Option).FirstOrDefault(static option => option is not null);

    /// <summary>What some options of a circuit mean follows from others.</summary>
    private static double ValueOf(PolicyKind kind, PolicyOption option, AttributeData attribute)
    {
        double? written = option.Written(attribute);
        return (kind, option.Name) switch
        {
            (PolicyKind.CircuitBreaker, "FailureThreshold") when written is null && (Other("ErrorThresholdPercentage") > 0 || Other("SlowCallThreshold") > 0) => 0,
            (PolicyKind.CircuitBreaker, "VolumeThreshold") when written is null && Other("RollingWindowCalls") is > 0 and var calls => Math.Min(calls, option.Default),
            (PolicyKind.CircuitBreaker, "MaxResetTimeout") => Math.Max(written ?? option.Default, Other("ResetTimeout")),
            (PolicyKind.CircuitBreaker, "HalfOpenTimeout") when written is null or 0 => Other("ResetTimeout") is > 0 and var reset ? reset : DefaultHalfOpenTimeout,
            _ => written ?? option.Default,
        };

        double Other(string name) => PolicyOptions.Of(kind, name).Of(attribute);
    }

    private static IEnumerable<(string Option, string Value)> Types(AttributeData attribute)
    {
        foreach (string option in new[] { "Handle", "Ignore" })
        {
            yield return (option, string.Join(",", attribute.Types(option).Select(static type => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).OrderBy(static name => name, StringComparer.Ordinal)));
        }

        yield return ("Classifier", attribute.Type("Classifier")?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) ?? string.Empty);
    }
}
