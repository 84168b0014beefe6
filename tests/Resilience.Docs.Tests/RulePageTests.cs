using Microsoft.CodeAnalysis;

namespace Resilience.Docs.Tests;

/// <summary>The pages of the rules: each shows what its rule reports, and how it is after.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Before_is_reported_and_after_is_not(string id)
    {
        (await ReportsAsync(id, "Before")).ShouldContain(id);
        (await ReportsAsync(id, "After")).ShouldNotContain(id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_page_says_what_the_rule_does_and_when_to_suppress_it(string id)
    {
        string page = Documents.Read($"docs/rules/{id}.md");
        DiagnosticDescriptor rule = Rules.All.Single(rule => rule.Id == id);
        page.Split('\n')[0].ShouldBe($"# {id}: {(rule.Title.ToString().StartsWith('[') ? rule.Title.ToString() : char.ToLowerInvariant(rule.Title.ToString()[0]) + rule.Title.ToString()[1..])}");
        page.Split('\n')[2].ShouldStartWith(SeverityOf(rule) + ". ");
        foreach (string heading in new[] { "Why", "Before", "After", "When to suppress" })
        {
            page.ShouldContain($"\n## {heading}\n");
        }
    }

    /// <summary>Writes the table where it is asked to.</summary>
    [Fact]
    public void The_table_of_rules_is_what_the_rules_say()
    {
        string page = Documents.Read("docs/rules/README.md");
        string[] lines = page.Split('\n');
        int first = Array.FindIndex(lines, static line => line.StartsWith("| [", StringComparison.Ordinal));
        int last = Array.FindLastIndex(lines, static line => line.StartsWith("| [", StringComparison.Ordinal));
        string[] table = [.. Rules.All.Select(static rule => $"| [{rule.Id}]({rule.Id}.md) | {SeverityOf(rule).ToLowerInvariant()} | {rule.Title} |")];
        if (Environment.GetEnvironmentVariable("RESILIENCE_WRITE_RULES") is { Length: > 0 })
        {
            File.WriteAllText(Path.Combine(Documents.Root, "docs/rules/README.md"), string.Join('\n', [.. lines[..first], .. table, .. lines[(last + 1)..]]));
        }

        lines[first..(last + 1)].ShouldBe(table);
    }

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone()
        => Directory.EnumerateFiles(Path.Combine(Documents.Root, "docs/rules"), "RES*.md").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal).ShouldBe(Rules.All.Select(static rule => rule.Id));

    private static string SeverityOf(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Off by default";

    private static async Task<IEnumerable<string>> ReportsAsync(string id, string section)
    {
        string document = $"docs/rules/{id}.md";
        string[] headings = [.. Documents.Read(document).Split('\n')];
        int from = Array.IndexOf(headings, $"## {section}") + 1;
        from.ShouldBePositive($"{document} has no section {section}");
        int to = Array.FindIndex(headings, from, static line => line.StartsWith("## ", StringComparison.Ordinal));
        string code = Assert.Single(Within("csharp"));
        return (await Rules.ReportsAsync(Snippet.Reading(code), Within("json").Select(static text => new AdditionalFile("appsettings.json", text)))).Select(static report => report.Id);

        string[] Within(string language) => [.. Documents.Fences(document, language).Where(fence => fence.Line > from && fence.Line < to).Select(static fence => fence.Text)];
    }
}
