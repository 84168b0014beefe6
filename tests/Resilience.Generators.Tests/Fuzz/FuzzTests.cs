using Resilience.Generators.Tests.Fuzz.Run;
using Xunit.Abstractions;

namespace Resilience.Generators.Tests.Fuzz;

/// <summary>Random interfaces over the whole grammar: each has a proxy that compiles without a warning, or is refused for a reason that is right.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    /// <summary>The environment variables that ask for more, or for the same again, are described at <see cref="FuzzSettings"/>.</summary>
    [Fact]
    public void Every_random_interface_is_proxied_or_refused_for_the_right_reason()
    {
        var run = new FuzzRun(FuzzSettings.Read());

        string report = run.Run();
        output.WriteLine(report);

        run.Kinds.ShouldBeEmpty(report);
        run.DiscardedShare.ShouldBeLessThan(0.01, report);
    }

    /// <summary>Always the same ones: what is rare may be missing from a run, and is not to fail it by chance.</summary>
    [Fact]
    public void No_feature_of_the_grammar_is_lost()
    {
        var features = new FeatureCount();

        features.Add(new FuzzRun(new FuzzSettings(5_000, Seed: 1)).Cases);

        features.Missing.ShouldBeEmpty(features.ToString());
    }
}
