using Resilience.Execution;

namespace Resilience.Tests;

/// <summary>An option with a value that is out of its range.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Option">The option.</param>
/// <param name="Text">The value, as it is written in a configuration.</param>
/// <param name="Attribute">Sets it by the attribute.</param>
/// <param name="Options">Sets it by the options that generated code gives to a binder.</param>
/// <param name="Allowed">What is allowed, as the attribute says it.</param>
/// <param name="AllowedInOptions">As the options say it: a policy that is off has none, and durations are times.</param>
/// <param name="AllowedInConfiguration">As the configuration says it.</param>
internal sealed record OptionRow(string Policy, string Option, string Text, Action Attribute, Action<PolicyBinder> Options, string Allowed, string AllowedInOptions, string AllowedInConfiguration)
{
    /// <summary>What the option is called in the options.</summary>
    public string OptionInOptions { get; init; } = Option;
}
