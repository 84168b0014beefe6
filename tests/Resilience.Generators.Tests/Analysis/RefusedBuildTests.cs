using System.Text.RegularExpressions;
using Resilience.Analyzers.Definition;
using Resilience.Package.Tests;

namespace Resilience.Generators.Tests.Analysis;

/// <summary>
/// What a user hears who builds with classes that cannot be proxies. The compiler, unlike the frameworks that analyzers are tested with, asks no analyzer while a declaration is in error.
/// </summary>
public sealed partial class RefusedBuildTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("resilience-refused-").FullName;

    [Fact]
    public async Task Every_reason_is_heard_where_it_stands_and_no_missing_implementation_is()
    {
        string marked = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Analysis", "Sources", "Refused.cs"));
        await WriteAsync(Mark().Replace(marked, "$2"));

        (int exitCode, string output) = await Dotnet.TryRunAsync(_root, "build", "-nologo", "-v", "q");

        exitCode.ShouldBe(1, output);
        Report().Matches(output).Select(match => match.Value).Where(report => !report.Contains(" RES", StringComparison.Ordinal)).ShouldBeEmpty();
        Heard(output).ShouldBe(Expected(marked), ignoreOrder: true);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static IEnumerable<string> Heard(string output)
        => Report().Matches(output).Select(match => $"({match.Groups[1].Value}) {match.Groups[2].Value}").Distinct();

    /// <summary>The marks' ids, each with the position that its text has where there are no marks.</summary>
    private static IEnumerable<string> Expected(string marked)
        => marked.Split('\n').SelectMany((line, at) => Mark().Matches(line).Select((mark, before) =>
            $"({at + 1},{mark.Index + 1 - Mark().Matches(line).Take(before).Sum(earlier => earlier.Length - earlier.Groups[2].Length)}) {mark.Groups[1].Value}"));

    private async Task WriteAsync(string source)
    {
        await File.WriteAllTextAsync(Path.Combine(_root, "Refused.cs"), source);
        await File.WriteAllTextAsync(Path.Combine(_root, "Refused.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(CircuitBreaker).Assembly.Location}" />
                <Analyzer Include="{typeof(ResilienceGenerator).Assembly.Location}" />
                <Analyzer Include="{typeof(EligibilityAnalyzer).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
    }

    [GeneratedRegex(@"\{\|(RES\d+):(.*?)\|\}")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\w+\.cs\((\d+,\d+)\): (?:error|warning) (\w+):.*")]
    private static partial Regex Report();
}
