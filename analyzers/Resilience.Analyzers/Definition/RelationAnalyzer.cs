using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Analyzers.Options;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>Reports values that are each right and say something else together: RES0013 to RES0016.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RelationAnalyzer : DefinitionAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.TimeoutBeyondTotal, Descriptors.LimitBelowBase, Descriptors.WindowShorterThanCalls, Descriptors.RetriesDoNotFit];

    private protected override void Analyze(Definition definition)
    {
        foreach (WrittenPolicy policy in definition.Policies)
        {
            AnalyzeLimits(definition, policy);
        }

        foreach (MethodPlan method in definition.Guarded)
        {
            AnalyzeTimes(definition, method);
            AnalyzeRetries(definition, method);
        }
    }

    private static void AnalyzeLimits(Definition definition, WrittenPolicy policy)
    {
        if (policy.Kind == PolicyKind.Retry && !policy.Attribute.IsOff())
        {
            // The default counts too: a longer base would be cut by it without a word.
            Compare("Delay", "MaxDelay", of: static (option, attribute) => option.Of(attribute), "every wait is cut to it; raise the one, or lower the other");
        }
        else if (policy.Kind == PolicyKind.CircuitBreaker)
        {
            // The default does not: it is never less than ResetTimeout.
            Compare("ResetTimeout", "MaxResetTimeout", of: static (option, attribute) => option.Written(attribute), "the interval is never cut below ResetTimeout; raise it, or take it away");
        }

        void Compare(string baseName, string limitName, Func<PolicyOption, AttributeData, double?> of, string consequence)
        {
            PolicyOption limit = PolicyOptions.Of(policy.Kind, limitName);
            double least = PolicyOptions.Of(policy.Kind, baseName).Of(policy.Attribute);
            if (of(limit, policy.Attribute) is { } most && most < least)
            {
                string written = limit.Written(policy.Attribute) is null ? baseName : limitName;
                definition.Report(Descriptors.LimitBelowBase, definition.LocationOf(policy.Attribute, written), limitName, most, baseName, least, consequence);
            }
        }
    }

    private static void AnalyzeTimes(Definition definition, MethodPlan method)
    {
        if (method.Timeout is not { } timeout)
        {
            return;
        }

        double attempt = MillisecondsOf(PolicyKind.Timeout, timeout);
        if (method.TotalTimeout is { } total && !definition.IsOfOthers(method, timeout, total) && MillisecondsOf(PolicyKind.TotalTimeout, total) is var all && attempt >= all)
        {
            definition.Report(Descriptors.TimeoutBeyondTotal, definition.LocationOf(timeout, method), method.Method.Name, attempt, all);
        }

        if (method.Breaker is { } breaker && !definition.IsOfOthers(method, timeout, breaker) && JudgesTime(breaker.Attribute, out double window) && window < 2 * attempt)
        {
            definition.Report(Descriptors.WindowShorterThanCalls, definition.LocationOf(breaker, method, "RollingWindow"), window, method.Method.Name, attempt, 2 * attempt);
        }
    }

    /// <summary>Whether percentages of a window of time are judged.</summary>
    private static bool JudgesTime(AttributeData breaker, out double window)
    {
        window = Of("RollingWindow");
        return (Of("ErrorThresholdPercentage") > 0 || Of("SlowCallThreshold") > 0) && Of("RollingWindowCalls") == 0;

        double Of(string option) => PolicyOptions.Of(PolicyKind.CircuitBreaker, option).Of(breaker);
    }

    private static void AnalyzeRetries(Definition definition, MethodPlan method)
    {
        if (method.Retry is not { } retry || definition.IsOfOthers(method, retry, method.TotalTimeout))
        {
            return;
        }

        double duration = PolicyOptions.Of(PolicyKind.Retry, "MaxDuration").Of(retry.Attribute);
        double total = method.TotalTimeout is { } bound ? MillisecondsOf(PolicyKind.TotalTimeout, bound) : 0;
        (string ending, double end) = total > 0 && (duration == 0 || total <= duration) ? ("TotalTimeout", total) : ("MaxDuration", duration);
        if (end == 0)
        {
            return;
        }

        var waits = new RetryWaits(retry.Attribute);
        int fitting = waits.Within(end);
        if (fitting < waits.Count)
        {
            definition.Report(Descriptors.RetriesDoNotFit, definition.LocationOf(retry, method), fitting, waits.Count, method.Method.Name, waits.Shortest(fitting + 1), ending, end);
        }
    }

    private static double MillisecondsOf(PolicyKind kind, AppliedPolicy policy) => PolicyOptions.Of(kind, "Milliseconds").Of(policy.Attribute);
}
