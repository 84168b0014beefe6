using System.Globalization;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Options;

/// <summary>A number or enum value that a policy takes. A duration is in milliseconds.</summary>
internal sealed class PolicyOption
{
    private PolicyOption(string name, double otherwise, double minimum, double maximum, string allowed)
    {
        Name = name;
        Default = otherwise;
        Minimum = minimum;
        Maximum = maximum;
        Allowed = allowed;
    }

    public string Name { get; }

    /// <summary>What holds where the option is not written.</summary>
    public double Default { get; }

    public double Minimum { get; }

    public double Maximum { get; }

    /// <summary>What is allowed, in the words of the exception that the attribute throws.</summary>
    public string Allowed { get; }

    /// <summary>Whether the constructor takes it.</summary>
    public bool IsPositional { get; private set; }

    /// <summary>Whether it is a whole number; an enum's value is one.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Whether it is a duration.</summary>
    public bool IsDuration { get; private set; }

    /// <summary>Whether <see cref="Minimum"/> itself is not allowed.</summary>
    public bool IsOpenBelow { get; private set; }

    /// <summary>The names of an enum's values, in order; empty for numbers.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Whether names may be put together.</summary>
    public bool IsFlags { get; private set; }

    public static PolicyOption AtLeast(string name, double otherwise, int minimum) => new(name, otherwise, minimum, int.MaxValue, Text($"{minimum} or more"));

    public static PolicyOption Between(string name, double otherwise, int minimum, int maximum) => new(name, otherwise, minimum, maximum, Text($"between {minimum} and {maximum}"));

    public static PolicyOption Duration(string name, double otherwise, int minimum = 0) => new(name, otherwise, minimum, int.MaxValue, Text($"{minimum} or more")) { IsDuration = true };

    public static PolicyOption Fraction(string name, double otherwise, double maximum) => new(name, otherwise, 0, maximum, Text($"between 0 and {maximum}")) { IsWhole = false };

    public static PolicyOption Share(string name, double otherwise) => new(name, otherwise, 0, 100, "above 0 and at most 100") { IsWhole = false, IsOpenBelow = true };

    public static PolicyOption Factor(string name, double otherwise) => new(name, otherwise, 1, double.MaxValue, "1 or more, and finite") { IsWhole = false };

    public static PolicyOption OneOf(string name, params string[] names) => new(name, 0, 0, names.Length - 1, "one of " + string.Join(", ", names)) { Names = names };

    /// <summary>The names of the bits, from the lowest on, all of which are set where nothing is written.</summary>
    public static PolicyOption Flags(string name, params string[] names)
        => new(name, (1 << names.Length) - 1, 0, (1 << names.Length) - 1, "flags of " + string.Join(", ", names)) { Names = names, IsFlags = true };

    /// <summary>The same option as the constructor's argument.</summary>
    public PolicyOption Positional()
    {
        IsPositional = true;
        return this;
    }

    public bool Allows(double value) => value >= Minimum && value <= Maximum && !(IsOpenBelow && value == Minimum);

    /// <summary>The nearest allowed value.</summary>
    public double Nearest(double value)
    {
        double least = IsOpenBelow ? Minimum + 1 : Minimum;
        return value >= least ? Math.Min(value, Maximum) : least;
    }

    /// <summary>The value that an attribute gives the option; null where it does not write it, or writes no constant.</summary>
    public double? Written(AttributeData attribute)
    {
        object? value = attribute.Named(Name)?.Value;
        if (value is null && IsPositional && IsWritten(attribute))
        {
            value = attribute.Positional();
        }

        return value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }

    /// <summary>The value that holds for an attribute.</summary>
    public double Of(AttributeData attribute) => Written(attribute) ?? Default;

    /// <summary>Whether the constructor that takes the option was called with it.</summary>
    private static bool IsWritten(AttributeData attribute)
        => attribute.ConstructorArguments.Length > 0 && attribute.AttributeConstructor!.Parameters[0].Type.SpecialType == SpecialType.System_Int32;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
