using System.Reflection;
using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Every option out of range, by attribute, options and configuration: one clear message that names it.</summary>
public sealed class OutOfRangeTests : ConfigurationTest
{
    public static TheoryData<int, string> Rows
    {
        get
        {
            TheoryData<int, string> rows = [];
            for (int i = 0; i < OptionTable.Rows.Count; i++)
            {
                OptionRow row = OptionTable.Rows[i];
                rows.Add(i, $"{row.Policy}.{row.Option} = {row.Text}");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void By_attribute(int index, string text)
    {
        OptionRow row = OptionTable.Rows[index];

        ArgumentOutOfRangeException error = Should.Throw<ArgumentOutOfRangeException>(row.Attribute, text);

        error.ParamName.ShouldBe(row.Option);
        error.Message.ShouldStartWith($"{row.Option} is ");
        error.Message.ShouldContain($", but must be {row.Allowed}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void By_options(int index, string text)
    {
        OptionRow row = OptionTable.Rows[index];

        ArgumentOutOfRangeException error = Should.Throw<ArgumentOutOfRangeException>(() => PolicyBinder.DescriptionOf(typeof(IGateway), null, row.Options), text);

        error.Message.ShouldStartWith($"IGateway.M: {row.OptionInOptions} is ");
        error.Message.ShouldContain($", but must be {row.AllowedInOptions}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void By_configuration(int index, string text)
    {
        OptionRow row = OptionTable.Rows[index];
        string path = $"Resilience:Interfaces:IGateway:Methods:M:{row.Policy}:{row.Option}";

        PolicyConfiguration.ErrorsOf(new Settings((path, row.Text)).Root, [Everything.Described()])
            .ShouldHaveSingleItem(text)
            .ShouldBe($"{path}: {row.Option} is '{row.Text}', but must be {row.AllowedInConfiguration}.");
    }

    [Fact]
    public void The_table_has_every_property_of_every_attribute_that_can_be_configured_and_can_be_wrong()
    {
        List<string> options = [];
        foreach (PolicySchema schema in PolicySchemas.All.Values)
        {
            Type attribute = typeof(CircuitBreakerAttribute).Assembly.GetType($"Resilience.{schema.Name}Attribute")!;
            options.AddRange(attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => property.PropertyType != typeof(bool) && !schema.CodeOnly.ContainsKey(property.Name))
                .Select(property => $"{schema.Name}.{property.Name}"));
        }

        OptionTable.Rows.Select(row => $"{row.Policy}.{row.Option}").Distinct().ShouldBe(options, ignoreOrder: true);
    }

    [Fact]
    public void Every_property_of_every_attribute_is_read_or_refused_with_the_reason()
    {
        foreach (PolicySchema schema in PolicySchemas.All.Values)
        {
            Type attribute = typeof(CircuitBreakerAttribute).Assembly.GetType($"Resilience.{schema.Name}Attribute")!;
            foreach (PropertyInfo property in attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                string error = PolicyConfiguration.ErrorsOf(new Settings(($"Resilience:Interfaces:IGateway:Methods:M:{schema.Name}:{property.Name}", "?")).Root, [Everything.Described()]).ShouldHaveSingleItem();

                error.ShouldContain(schema.CodeOnly.ContainsKey(property.Name) ? " is decided in code" : $"{property.Name} is '?', but must be ");
            }
        }
    }

    [Fact]
    public void Every_attribute_of_a_policy_has_a_schema()
        => typeof(CircuitBreakerAttribute).Assembly.GetExportedTypes()
            .Where(static type => type.IsSubclassOf(typeof(Attribute)) && type.Namespace == "Resilience" && type.GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn.HasFlag(AttributeTargets.Interface))
            .Select(static type => type.Name[..^"Attribute".Length])
            .ShouldBe(PolicySchemas.All.Keys, ignoreOrder: true);
}
