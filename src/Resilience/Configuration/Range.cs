using System.Globalization;

namespace Resilience;

/// <summary>Range checks whose messages name the property, the value and what is allowed.</summary>
internal static class Range
{
    private const string ButMustBe = ", but must be ";

    public static int AtLeast(int value, int minimum, string property)
        => value >= minimum ? value : throw Error(property, value, string.Create(CultureInfo.InvariantCulture, $"{minimum} or more"));

    public static int Between(int value, int minimum, int maximum, string property)
        => value >= minimum && value <= maximum ? value : throw Error(property, value, string.Create(CultureInfo.InvariantCulture, $"between {minimum} and {maximum}"));

    /// <summary>A value of a policy that acts: the one that switches it off on the attribute makes none.</summary>
    public static int Acting(int value, string property)
        => value > 0 ? value : throw Error(property, value, "1 or more; 0 on the attribute switches it off");

    public static double AtLeast(double value, double minimum, string property)
        => value >= minimum && double.IsFinite(value) ? value : throw Error(property, value, string.Create(CultureInfo.InvariantCulture, $"{minimum} or more, and finite"));

    public static double Between(double value, double minimum, double maximum, string property)
        => value >= minimum && value <= maximum ? value : throw Error(property, value, string.Create(CultureInfo.InvariantCulture, $"between {minimum} and {maximum}"));

    public static double Positive(double value, double maximum, string property)
        => value > 0 && value <= maximum ? value : throw Error(property, value, string.Create(CultureInfo.InvariantCulture, $"above 0 and at most {maximum}"));

    public static TimeSpan AtLeast(TimeSpan value, TimeSpan minimum, string property)
        => value >= minimum ? value : throw Error(property, value, string.Create(CultureInfo.InvariantCulture, $"{minimum.TotalMilliseconds} ms or more"));

    public static TEnum Defined<TEnum>(TEnum value, string property)
        where TEnum : struct, Enum
        => Enum.IsDefined(value) ? value : throw Error(property, value, "one of " + string.Join(", ", Enum.GetNames<TEnum>()));

    public static FallbackWhen Flags(FallbackWhen value, string property)
        => (value & ~FallbackWhen.Any) == 0 ? value : throw Error(property, value, "flags of CircuitOpen, Timeout, Rejected, Exception");

    /// <summary>What is allowed, of the message of an error that is made here; null of another.</summary>
    public static string? Allowed(ArgumentException exception)
        => Problem(exception).Split(ButMustBe, 2) is [_, var allowed] ? allowed : null;

    /// <summary>The message without parameter and value, which it repeats.</summary>
    public static string Problem(ArgumentException exception) => exception.Message.Split(" (Parameter", 2)[0];

    public static ArgumentOutOfRangeException Error(string property, object value, string range)
        => new(property, value, string.Create(CultureInfo.InvariantCulture, $"{property} is {value}{ButMustBe}{range}."));
}
