using System.Globalization;
using System.Reflection;

namespace Resilience.Docs.Tests;

public sealed class ReferenceTests
{
    private static readonly string s_page = Documents.Read("docs/reference.md");

    private static readonly NumberFormatInfo s_spaced = new() { NumberGroupSeparator = " ", NumberDecimalDigits = 0 };

    /// <summary>Those that people write; generated ones stand on the assembly.</summary>
    public static TheoryData<Type> Attributes => [.. typeof(CircuitBreakerAttribute).Assembly.GetExportedTypes()
        .Where(static type => type.IsSubclassOf(typeof(Attribute)) && (type.GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn & AttributeTargets.Assembly) == 0)];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Every_attribute_is_on_the_page_and_each_of_its_properties_with_its_default(Type attribute)
    {
        string name = attribute.IsGenericTypeDefinition ? "ResilientProxy<T>" : attribute.Name[..^"Attribute".Length];
        s_page.ShouldContain($"`[{name}]`");

        PropertyInfo[] properties = attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        if (properties.Length == 0)
        {
            return;
        }

        string section = s_page.Split("\n## ").Single(text => text.StartsWith($"`[{name}]`\n", StringComparison.Ordinal));
        object instance = New(attribute);
        string[] rows = [.. properties.Select(property => $"| `{property.Name}` | {Default(property, instance)} |")];

        section.Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal)).Select(static line => string.Join('|', line.Split('|')[..3]) + "|")
            .ShouldBe(rows, ignoreOrder: true);
    }

    private static object New(Type attribute)
    {
        ConstructorInfo constructor = attribute.GetConstructors()[0];
        return constructor.Invoke([.. constructor.GetParameters().Select(static parameter => parameter.ParameterType == typeof(int) ? 1 : (object?)null)]);
    }

    private static string Default(PropertyInfo property, object instance)
    {
        if (property.SetMethod is null)
        {
            object? optional = property.DeclaringType!.GetConstructors()[0].GetParameters()[0] is { HasDefaultValue: true } parameter ? parameter.DefaultValue : null;
            return optional is null ? "constructor" : $"constructor, {optional}";
        }

        return property.GetValue(instance) switch
        {
            null => "none",
            Array { Length: 0 } => "empty",
            bool value => value ? "`true`" : "`false`",
            Enum value => $"`{value}`",
            IFormattable number => number.ToString("N", s_spaced),
            object other => throw new InvalidOperationException($"{property.Name} is '{other}' by default, which the page has no word for."),
        };
    }
}
