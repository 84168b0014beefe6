using System.Text.Json;
using System.Text.RegularExpressions;
using Resilience.Package.Tests;

namespace Resilience.Docs.Tests;

/// <summary>The sample that is full of mistakes: behind each stands the rule that finds it.</summary>
public sealed partial class MistakesTests
{
    private const string Folder = "samples/Mistakes";

    /// <summary>What a visitor sees: the project as it is, built by the SDK, and all that the compiler says of it, which is more than it prints.</summary>
    [Fact]
    public async Task Each_rule_finds_its_mistake_and_none_finds_another()
    {
        string folder = Path.Combine(Documents.Root, Folder);
        string log = Path.Combine(Directory.CreateTempSubdirectory("resilience-mistakes-").FullName, "said.sarif");
        try
        {
            // What it refers to is built already, and other tests use it.
            (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build", "-c", Documents.Configuration, "-p:BuildProjectReferences=false", $"-p:ErrorLog={log}%2cversion=2.1");

            exitCode.ShouldBe(1, output);
            Said(log).ShouldBe(Directory.EnumerateFiles(folder).SelectMany(Marked), ignoreOrder: true);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(log)!, recursive: true);
        }
    }

    /// <summary>All but RES0106: as long as a proxy is refused, nobody knows the names of all circuits, and here some are.</summary>
    [Fact]
    public void Each_rule_has_its_mistake()
        => Rules.All.Select(static rule => rule.Id).Except(["RES0106"]).Except(Directory.EnumerateFiles(Path.Combine(Documents.Root, Folder)).SelectMany(Marked).Select(static mark => mark.Split(' ')[^1])).ShouldBeEmpty();

    /// <summary>Once each: the generator and an analyzer may both speak of one mistake.</summary>
    private static IEnumerable<string> Said(string log)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(log));
        return [.. document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(static result =>
        {
            JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            return $"{Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString())}({place.GetProperty("region").GetProperty("startLine")}): {result.GetProperty("ruleId")}";
        }).Distinct()];
    }

    private static IEnumerable<string> Marked(string file)
        => Path.GetExtension(file) is not (".cs" or ".json") ? [] : File.ReadLines(file).SelectMany((line, at) => Mark().Matches(line.Contains("// RES", StringComparison.Ordinal) ? line : string.Empty).Select(mark => $"{Path.GetFileName(file)}({at + 1}): {mark.Value}"));

    [GeneratedRegex("RES[0-9]{4}")]
    private static partial Regex Mark();
}
