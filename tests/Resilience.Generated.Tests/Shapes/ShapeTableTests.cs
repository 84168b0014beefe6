using System.Reflection;
using System.Text.RegularExpressions;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The table in <c>docs/shapes.md</c>, the one in <c>shown-by.md</c> and the tests say the same.</summary>
public sealed partial class ShapeTableTests
{
    /// <summary>What users of the language have a name for.</summary>
    public static TheoryData<string> Shapes =>
    [
        "`Task`, `Task<T>`", "`ValueTask`, `ValueTask<T>`", "`void`, values", "types like tasks, with a builder", "`IAsyncEnumerable<T>`", "`IAsyncEnumerator<T>`",
        "`ref` returns", "`ref readonly` returns",
        "`out` parameters", "`ref` parameters", "`in` parameters", "`ref readonly` parameters", "`scoped` parameters", "`params` arrays", "`params` spans", "`params` collections",
        "optional values: strings", "optional values: numbers, NaN, decimal", "optional values: enumerations", "optional values: `default`",
        "`Span<T>`, `ReadOnlySpan<T>`", "`Memory<T>`", "`dynamic`", "tuples with names",
        "nullable annotations", "`#nullable disable`", "nullable flow attributes", "caller info",
        "generic methods", "`class`, `class?`", "`struct`, `unmanaged`", "`notnull`, `new()`", "`allows ref struct`", "other constraints", "generic interfaces", "variance",
        "properties", "`init` properties", "indexers", "events",
        "`static virtual` members", "default methods", "default methods overridden", "re-declared members", "diamonds", "explicit re-implementation",
        "overloads", "names that are keywords", "names in Unicode", "names of the proxy's members", "parameters named like its locals",
        "`[Obsolete(error)]`", "`[Experimental]`", "`[RequiresUnreferencedCode]`",
        "nested interfaces", "nested in generic types", "internal interfaces", "global namespace", "pointers", "function pointers",
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_shape_has_a_row(string shape) => Rows().Select(static row => row.Shape).ShouldContain(shape);

    [Fact]
    public void The_page_has_the_same_rows() => Cells("shapes.md").Select(static cells => cells[0]).ShouldBe(Cells("Shapes/shown-by.md").Select(static cells => cells[0]));

    [Fact]
    public void Every_row_names_tests_that_there_are()
    {
        HashSet<string> tests = [.. Tests().Select(Name)];
        foreach ((string shape, string[] named) in Rows())
        {
            named.ShouldNotBeEmpty(shape);
            named.ShouldBeSubsetOf(tests, shape);
        }
    }

    [Fact]
    public void Every_test_of_a_shape_is_in_a_row()
        => Tests().Where(static test => test.DeclaringType!.Namespace == typeof(ShapeTableTests).Namespace && test.DeclaringType != typeof(ShapeTableTests)).Select(Name)
            .Except(Rows().SelectMany(static row => row.Tests)).ShouldBeEmpty();

    private static IEnumerable<(string Shape, string[] Tests)> Rows()
        => Cells("Shapes/shown-by.md").Skip(1).Select(static cells => (cells[0], Test().Matches(cells[1]).Select(static match => match.Value).ToArray()));

    /// <summary>The rows of a page's table of shapes, its head first.</summary>
    private static IEnumerable<string[]> Cells(string page)
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, page))
            .SkipWhile(static line => !line.StartsWith("| shape |", StringComparison.Ordinal))
            .TakeWhile(static line => line.StartsWith('|'))
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(static line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static IEnumerable<MethodInfo> Tests()
        => typeof(ShapeTableTests).Assembly.GetTypes().Where(static type => type.Name.EndsWith("Tests", StringComparison.Ordinal))
            .SelectMany(static type => type.GetMethods()).Where(static method => method.IsDefined(typeof(FactAttribute)));

    private static string Name(MethodInfo test) => $"{test.DeclaringType!.Name}.{test.Name}";

    [GeneratedRegex(@"\w+Tests\.\w+")]
    private static partial Regex Test();
}
