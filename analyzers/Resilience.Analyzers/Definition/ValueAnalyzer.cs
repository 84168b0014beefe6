using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Options;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>Reports values that the attributes refuse when the first proxy is made, RES0010 and RES0011, and a breaker that all its values switch off, RES0012.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueAnalyzer : DefinitionAnalyzer
{
    /// <summary>The property of a report that has the nearest allowed value, as it is written in C#.</summary>
    internal const string Nearest = "Nearest";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ValueOutOfRange, Descriptors.VolumeAboveWindow, Descriptors.BreakerNeverOpens];

    private protected override void Analyze(Definition definition)
    {
        foreach (WrittenPolicy policy in definition.Policies)
        {
            foreach (PolicyOption option in PolicyOptions.Of(policy.Kind))
            {
                // A fallback that answers for nothing is no value's fault.
                if (option.Written(policy.Attribute) is { } value && !option.Allows(value))
                {
                    definition.Report(
                        Descriptors.ValueOutOfRange,
                        definition.LocationOf(policy.Attribute, option.Name),
                        ImmutableDictionary<string, string?>.Empty.Add(Nearest, TextOf(option, option.Nearest(value), policy.Attribute)),
                        option.Name,
                        value.ToString(CultureInfo.InvariantCulture),
                        option.Allowed);
                }
            }

            if (policy.Kind == PolicyKind.CircuitBreaker)
            {
                AnalyzeBreaker(definition, policy.Attribute);
            }
        }
    }

    private static void AnalyzeBreaker(Definition definition, AttributeData breaker)
    {
        PolicyOption volume = PolicyOptions.Of(PolicyKind.CircuitBreaker, "VolumeThreshold");
        PolicyOption calls = PolicyOptions.Of(PolicyKind.CircuitBreaker, "RollingWindowCalls");
        if (volume.Written(breaker) is { } needed && calls.Of(breaker) is > 0 and var held && needed > held)
        {
            definition.Report(
                Descriptors.VolumeAboveWindow,
                definition.LocationOf(breaker, volume.Name),
                ImmutableDictionary<string, string?>.Empty.Add(Nearest, held.ToString(CultureInfo.InvariantCulture)),
                needed,
                held);
        }

        if (Written("FailureThreshold") == 0 && (Written("ErrorThresholdPercentage") ?? 0) == 0 && (Written("SlowCallThreshold") ?? 0) == 0)
        {
            definition.Report(Descriptors.BreakerNeverOpens, definition.LocationOf(breaker, "FailureThreshold"));
        }

        if (breaker.Named("Name") is { Value: string name } && string.IsNullOrWhiteSpace(name))
        {
            definition.Report(Descriptors.ValueOutOfRange, definition.LocationOf(breaker, "Name"), "Name", $"'{name}'", "more than white space; leave it out where the circuit's own name will do");
        }

        double? Written(string option) => PolicyOptions.Of(PolicyKind.CircuitBreaker, option).Written(breaker);
    }

    private static string TextOf(PolicyOption option, double value, AttributeData attribute)
    {
        if (option.Names.Count == 0)
        {
            return value.ToString("R", CultureInfo.InvariantCulture);
        }

        string type = attribute.AttributeClass!.GetMembers(option.Name).OfType<IPropertySymbol>().First().Type.Name;
        return $"{type}.{(option.IsFlags ? "Any" : option.Names[(int)value])}";
    }
}
