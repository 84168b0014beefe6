using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Configuration;

/// <summary>Judges the section <c>Resilience</c> of a file, as the application does when it starts.</summary>
internal sealed class SettingsReview(SettingsFile file, GuardedServices services, Compilation compilation)
{
    private const string Interfaces = "Interfaces";
    private const string Policies = "Policies";
    private const string Methods = "Methods";
    private const string Circuits = "Circuits";
    private const string Form = "write Policies:<policy> or Methods:<method>:<policy> below it";

    private static readonly string[] s_sections = [Circuits, "Enabled", Interfaces, "StrictConfiguration"];
    private static readonly string[] s_policies = [.. PolicyAttributes.Kinds.Select(static kind => kind.ToString()).OrderBy(static name => name, StringComparer.Ordinal)];

    private readonly PolicyReview _policy = new(file, compilation);

    public void Check(SettingsNode section)
    {
        FindNamesakes(section);
        _policy.RefuseValue(section, $"write {string.Join(", ", s_sections)} below it");
        foreach (SettingsNode child in section.Children)
        {
            switch (s_sections.FirstOrDefault(name => Same(name, child.Key)))
            {
                case Interfaces:
                    _policy.RefuseValue(child, "write the name of an interface below it");
                    Each(child, CheckInterface);
                    break;
                case Circuits:
                    _policy.RefuseValue(child, "write the name of a circuit below it");
                    Each(child, CheckCircuit);
                    break;
                case null:
                    // Whatever else stands there may be somebody else's.
                    if (child.Nearest(s_sections) is { } nearest)
                    {
                        file.ReportNearest(Descriptors.UnknownKey, child.KeySpan, nearest, child.Key, $"is read by nobody; the nearest is '{nearest}'");
                    }

                    break;
                default:
                    _policy.CheckBoolean(child);
                    break;
            }
        }
    }

    /// <summary>The end of a message about a name that nobody knows.</summary>
    public static string Choice(string? nearest, IEnumerable<string> known)
        => nearest is not null ? $"the nearest is '{nearest}'" : $"there are: {List(known)}";

    private void CheckInterface(SettingsNode place)
    {
        IReadOnlyList<GuardedService> meant = services.Named(place.Key);
        if (meant.Count == 0)
        {
            CheckName(place, "guarded interface", services.All.Select(static service => service.Name));
            return;
        }

        _policy.RefuseValue(place, Form);
        foreach (SettingsNode child in place.Children)
        {
            if (Same(child.Key, Policies))
            {
                _policy.RefuseValue(child, Form);
                CheckPolicies(child, place, meant, method: null);
            }
            else if (Same(child.Key, Methods))
            {
                _policy.RefuseValue(child, Form);
                Each(child, method => CheckMethod(method, place, meant));
            }
            else
            {
                string? nearest = child.Nearest([Policies, Methods]);
                file.ReportNearest(Descriptors.UnknownKey, child.KeySpan, nearest, child.Key, "is no part of an interface; " + (
                    KindOf(child.Key) is { } kind ? $"write it below Policies or a method: {place.Path}:{Policies}:{kind}"
                    : nearest is not null ? $"the nearest is '{nearest}'"
                    : Form));
            }
        }
    }

    private void CheckMethod(SettingsNode method, SettingsNode place, IReadOnlyList<GuardedService> meant)
    {
        _policy.RefuseValue(method, "write a policy below it");
        if (meant.Any(service => !service.HasShape || service.Policies.Any(applied => Same(applied.Method, method.Key))))
        {
            CheckPolicies(method, place, meant, method.Key);
            return;
        }

        string[] guarded = [.. meant.SelectMany(static service => service.Policies).Select(static applied => applied.Method).Distinct()];
        string? nearest = method.Nearest(guarded);
        file.ReportNearest(Descriptors.UnknownKey, method.KeySpan, nearest, method.Key, $"is no guarded method of {place.Key}; {Choice(nearest, guarded)}");
    }

    private void CheckPolicies(SettingsNode policies, SettingsNode place, IReadOnlyList<GuardedService> meant, string? method)
    {
        PolicyKind[] declared = [.. meant.SelectMany(static service => service.Policies).Where(applied => method is null || Same(applied.Method, method)).Select(static applied => applied.Kind).Distinct()];
        foreach (SettingsNode policy in policies.Children)
        {
            if (KindOf(policy.Key) is not { } kind)
            {
                string? nearest = policy.Nearest(s_policies);
                file.ReportNearest(Descriptors.UnknownKey, policy.KeySpan, nearest, policy.Key, $"is no policy; {Choice(nearest, s_policies)}");
            }
            else if (meant.All(static service => service.HasShape) && !declared.Contains(kind))
            {
                string where = method is null ? place.Key : place.Key + "." + method;
                file.Report(Descriptors.UnknownKey, policy.KeySpan, policy.Key, $"is not named by the attributes of {where}, and configuration adds no policy; they name: {List(declared.Select(static known => known.ToString()))}");
            }
            else
            {
                _policy.Check(kind, policy, method is not null && IsShared(kind, method, meant) ? $"{place.Path}:{Policies}:{kind}" : null);
            }
        }
    }

    /// <summary>Whether a method's policy is, for whomever the place speaks of, one for several methods.</summary>
    private static bool IsShared(PolicyKind kind, string method, IReadOnlyList<GuardedService> meant)
        => kind is PolicyKind.CircuitBreaker or PolicyKind.Bulkhead or PolicyKind.RateLimit
            && meant.All(service => service.HasShape && service.Policies.Any(applied => applied.Kind == kind && Same(applied.Method, method) && service.IsShared(applied.Policy)));

    private void CheckCircuit(SettingsNode place)
    {
        if (services.HasCircuit(place.Key))
        {
            _policy.Check(PolicyKind.CircuitBreaker, place);
        }
        else
        {
            CheckName(place, "circuit", services.All.SelectMany(static service => service.Circuits));
        }
    }

    private void CheckName(SettingsNode place, string what, IEnumerable<string> known)
    {
        string[] names = [.. known.Distinct()];

        // A name with a colon in it goes on a level below.
        if (place.Key.Count(static letter => letter == '[') <= place.Key.Count(static letter => letter == ']') && !names.Any(name => name.StartsWith(place.Key + ":", StringComparison.OrdinalIgnoreCase)))
        {
            string? nearest = place.Nearest(names);
            file.ReportNearest(Descriptors.UnknownName, place.KeySpan, nearest, what, place.Key, Choice(nearest, names));
        }
    }

    private void FindNamesakes(SettingsNode node)
    {
        foreach (SettingsNode again in node.Namesakes)
        {
            file.Report(Descriptors.SameKeyTwice, again.KeySpan, again.Key, node.Key, file.LineOf(node.KeySpan));
        }

        Each(node, FindNamesakes);
    }

    private static void Each(SettingsNode node, Action<SettingsNode> check)
    {
        foreach (SettingsNode child in node.Children)
        {
            check(child);
        }
    }

    private static PolicyKind? KindOf(string name)
    {
        int at = Array.FindIndex(PolicyAttributes.Kinds, kind => Same(kind.ToString(), name));
        return at < 0 ? null : PolicyAttributes.Kinds[at];
    }

    private static string List(IEnumerable<string> names)
    {
        string[] all = [.. names.OrderBy(static name => name, StringComparer.Ordinal)];
        return all.Length == 0 ? "none" : string.Join(", ", all);
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
