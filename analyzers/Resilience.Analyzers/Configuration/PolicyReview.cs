using Microsoft.CodeAnalysis;
using Resilience.Analyzers.Options;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Configuration;

/// <summary>Judges what is said of a policy in one place.</summary>
internal sealed class PolicyReview(SettingsFile file, Compilation compilation)
{
    private const string Enabled = "Enabled";
    private const string Jitter = "Jitter";

    /// <param name="kind">The policy.</param>
    /// <param name="place">Where its keys stand, or the value that stands for one of them.</param>
    /// <param name="sharedBy">Where to write of a policy that stands on the interface, if this place speaks of one method; else null.</param>
    public void Check(PolicyKind kind, SettingsNode place, string? sharedBy = null)
    {
        PolicyOption? shorthand = PolicyOptions.Of(kind).FirstOrDefault(static option => option.IsPositional);
        if (place.Value is { } alone && !SettingText.IsPlaceholder(alone))
        {
            if (shorthand is not null)
            {
                CheckValue(kind, shorthand, place, SwitchRemedy(alone));
                RefuseShared(kind, shorthand, place, place.ValueSpan, sharedBy);
            }
            else if (alone.Length > 0)
            {
                string remedy = alone == "0" || SettingText.IsBoolean(alone) ? SwitchRemedy(alone == "0" ? "false" : alone) : $"; write one of these below it: {string.Join(", ", KeysOf(kind))}";
                Refuse(place, $"has no property that a value alone could mean{remedy}");
            }
        }

        foreach (SettingsNode key in place.Children)
        {
            CheckKey(kind, shorthand, key, place, sharedBy);
        }
    }

    public void CheckBoolean(SettingsNode node)
    {
        if (node.Value is { } text && !SettingText.IsBoolean(text))
        {
            Refuse(node, "must be " + SettingText.BooleanForm + EmptyRemedy(text));
        }

        RefuseKeys(node);
    }

    /// <summary>Reports a value where only keys belong.</summary>
    public void RefuseValue(SettingsNode node, string remedy)
    {
        if (node.Value is { Length: > 0 })
        {
            Refuse(node, $"a value means nothing here; {remedy}");
        }
    }

    private void CheckKey(PolicyKind kind, PolicyOption? shorthand, SettingsNode key, SettingsNode place, string? sharedBy)
    {
        PolicyOption? option = PolicyOptions.Of(kind).FirstOrDefault(option => Same(option.Name, key.Key));
        if (option is not null)
        {
            CheckValue(kind, option, key, string.Empty);
            if (key.Value is not null)
            {
                RefuseShared(kind, option, key, key.KeySpan, sharedBy);
            }

            RefuseKeys(key);
        }
        else if (Same(key.Key, Enabled) || (kind == PolicyKind.Retry && Same(key.Key, Jitter)))
        {
            CheckBoolean(key);
        }
        else if (compilation.GetTypeByMetadataName(PolicyAttributes.MetadataName(kind))?.GetMembers().Any(member => member is IPropertySymbol && Same(member.Name, key.Key)) == true)
        {
            file.Report(Descriptors.UnknownKey, key.KeySpan, key.Key, $"is decided in code, by the attribute {kind}; take it away here");
        }
        else
        {
            string[] keys = KeysOf(kind);
            string? nearest = key.Nearest(keys);
            file.ReportNearest(Descriptors.UnknownKey, key.KeySpan, nearest, key.Key, $"is no property of {place.Key}; {SettingsReview.Choice(nearest, keys)}");
        }
    }

    private void CheckValue(PolicyKind kind, PolicyOption option, SettingsNode node, string remedy)
    {
        if (node.Value is { } text && !SettingText.IsPlaceholder(text) && SettingText.Refusal(kind, option, text) is { } allowed)
        {
            file.Report(Descriptors.WrongValue, node.ValueSpan, option.Name, $"'{text}'", $"must be {allowed}{EmptyRemedy(text)}{remedy}");
        }
    }

    /// <summary>A policy that stands on the interface is one for all its methods. Of a method it can only be taken.</summary>
    private void RefuseShared(PolicyKind kind, PolicyOption option, SettingsNode node, Microsoft.CodeAnalysis.Text.TextSpan span, string? sharedBy)
    {
        if (sharedBy is not null && !(option.IsPositional && SettingText.IsZero(option, node.Value!)))
        {
            file.Report(Descriptors.UnknownKey, span, option.Name, $"cannot be said of a method alone: the {kind} stands on the interface, one for all its methods; write it at {sharedBy}:{option.Name}");
        }
    }

    private void RefuseKeys(SettingsNode node)
    {
        if (node.Children.Count > 0)
        {
            file.Report(Descriptors.WrongValue, node.KeySpan, node.Key, "a value", $"there are keys below it: {string.Join(", ", node.Children.Select(static child => child.Key))}");
        }
    }

    private void Refuse(SettingsNode node, string problem)
    {
        if (!SettingText.IsPlaceholder(node.Value!))
        {
            file.Report(Descriptors.WrongValue, node.ValueSpan, node.Key, $"'{node.Value}'", problem);
        }
    }

    private static string[] KeysOf(PolicyKind kind)
        => [.. PolicyOptions.Of(kind).Select(static option => option.Name).Concat(kind == PolicyKind.Retry ? [Enabled, Jitter] : [Enabled]).OrderBy(static key => key, StringComparer.Ordinal)];

    private static string EmptyRemedy(string text) => text.Length == 0 ? "; to say nothing, leave the key out" : string.Empty;

    private static string SwitchRemedy(string text)
        => SettingText.IsBoolean(text) ? $"; to switch the policy, write {Enabled} below it: {{ \"{Enabled}\": {(bool.Parse(text) ? "true" : "false")} }}" : string.Empty;

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
