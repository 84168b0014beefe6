using Xunit.Abstractions;

namespace Resilience.Corpus.Tests;

/// <summary>The part of the corpus that every run of the tests can afford; the packages take the program.</summary>
public sealed class SharedFrameworkTests(ITestOutputHelper output)
{
    // At least so many, so that an empty list does not pass.
    [Theory]
    [InlineData("Microsoft.NETCore.App", 300)]
    [InlineData("Microsoft.AspNetCore.App", 600)]
    public async Task Every_public_interface_of_a_shared_framework_is_guarded_or_rightly_refused(string framework, int atLeast)
    {
        int seed = Random.Shared.Next();
        output.WriteLine($"Policies by chance, from seed {seed}; the same again: dotnet run -c Release --project tests/Resilience.Corpus -- --only {framework} --seed {seed}");

        LibraryResult result = await LibraryTrial.RunAsync(SharedFrameworks.Read().Single(library => library.Name == framework), new PolicyChoice(new Random(seed)), CancellationToken.None);

        output.WriteLine(Line.Of(result));
        string.Join('\n', result.Failures.Select(Line.Of)).ShouldBeEmpty($"seed {seed}");
        result.Outcomes.Count.ShouldBeGreaterThan(atLeast);
        Figures(result).ShouldBe(Committed(framework), "what docs/corpus.md says; write it anew by: dotnet run -c Release --project tests/Resilience.Corpus -- --report docs/corpus.md");
    }

    /// <summary>What does not depend on the policies, nor on the framework's patch: its reference assemblies keep their public types while the version's first two numbers stay.</summary>
    private static (int Interfaces, int Proxied, int Refused, int Unnameable, int Methods) Figures(LibraryResult result)
        => (result.Outcomes.Count, result.Count(Verdict.Proxied) + result.Count(Verdict.Open), result.Count(Verdict.Refused), result.Count(Verdict.Unnameable), result.Outcomes.Sum(outcome => outcome.Methods.Methods));

    private static (int Interfaces, int Proxied, int Refused, int Unnameable, int Methods) Committed(string framework)
    {
        string name = $"{framework} {Environment.Version.ToString(2)}.";
        return (Page.Figure(name, "interfaces"), Page.Figure(name, "proxied"), Page.Figure(name, "refused"), Page.Figure(name, "not nameable"), Page.Figure(name, "methods"));
    }
}
