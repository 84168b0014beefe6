using System.Reflection;
using Resilience.Analyzers.Options;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Tests.Options;

/// <summary>The analyzers' table against the attributes themselves.</summary>
public sealed class PolicyOptionsTests
{
    public static TheoryData<string, string> All
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (PolicyKind kind in PolicyAttributes.Kinds)
            {
                foreach (PolicyOption option in PolicyOptions.Of(kind))
                {
                    rows.Add(kind.ToString(), option.Name);
                }
            }

            return rows;
        }
    }

    [Fact]
    public void Every_number_and_enum_of_every_attribute_is_in_the_table()
        => PolicyAttributes.Kinds.SelectMany(kind => PolicyOptions.Of(kind).Select(option => $"{kind}.{option.Name}")).ShouldBe(
            PolicyAttributes.Kinds.SelectMany(kind => AttributeOf(kind.ToString()).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => property.PropertyType == typeof(int) || property.PropertyType == typeof(double) || property.PropertyType.IsEnum)
                .Select(property => $"{kind}.{property.Name}")),
            ignoreOrder: true);

    [Theory]
    [MemberData(nameof(All))]
    public void The_attribute_takes_the_ends_of_the_range_and_refuses_what_is_beyond_in_the_same_words(string kind, string name)
    {
        PolicyOption option = Option(kind, name);
        double least = option.IsOpenBelow ? double.BitIncrement(option.Minimum) : option.Minimum;

        Set(kind, option, least);
        Set(kind, option, option.Maximum);
        option.Allows(least).ShouldBeTrue();
        option.Allows(option.Maximum).ShouldBeTrue();

        foreach (double beyond in (double[])[option.IsWhole ? option.Minimum - 1 : option.IsOpenBelow ? option.Minimum : double.BitDecrement(option.Minimum), .. option.Maximum < int.MaxValue ? (double[])[option.IsWhole ? option.Maximum + 1 : double.BitIncrement(option.Maximum)] : []])
        {
            option.Allows(beyond).ShouldBeFalse();
            Should.Throw<ArgumentOutOfRangeException>(() => Set(kind, option, beyond)).Message.ShouldContain($", but must be {option.Allowed}.");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_default_is_the_attributes(string kind, string name)
    {
        PolicyOption option = Option(kind, name);
        if (!option.IsPositional)
        {
            Convert.ToDouble(AttributeOf(kind).GetProperty(name)!.GetValue(New(kind, 1)), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(option.Default);
        }
    }

    private static PolicyOption Option(string kind, string name) => PolicyOptions.Of(Enum.Parse<PolicyKind>(kind), name);

    private static void Set(string kind, PolicyOption option, double value)
    {
        try
        {
            if (option.IsPositional)
            {
                New(kind, (int)value);
                return;
            }

            PropertyInfo property = AttributeOf(kind).GetProperty(option.Name)!;
            property.SetValue(New(kind, 1), property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, (int)value) : Convert.ChangeType(value, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is { } inner)
        {
            throw inner;
        }
    }

    private static Type AttributeOf(string kind) => typeof(CircuitBreaker).Assembly.GetType(PolicyAttributes.MetadataName(Enum.Parse<PolicyKind>(kind)))!;

    private static object New(string kind, int value)
    {
        ConstructorInfo constructor = AttributeOf(kind).GetConstructors().OrderBy(constructor => constructor.GetParameters().FirstOrDefault()?.ParameterType == typeof(Type)).First();
        object?[] arguments = [.. constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(int) ? value : (object)"Other")];
        return constructor.Invoke(arguments);
    }
}
