using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers.Tests;

public sealed class DescriptorTests
{
    public static TheoryData<string> Rules() => [.. All().Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_links_to_its_page(string id)
        => All().Single(rule => rule.Id == id).HelpLinkUri.ShouldEndWith($"docs/rules/{id}.md");

    [Fact]
    public void No_two_rules_share_an_id() => All().Select(rule => rule.Id).ShouldBeUnique();

    private static IEnumerable<DiagnosticDescriptor> All()
        => typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>();
}
