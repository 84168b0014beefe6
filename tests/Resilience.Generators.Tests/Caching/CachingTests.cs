using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Eligibility;

namespace Resilience.Generators.Tests.Caching;

/// <summary>What an edit makes the generator do again.</summary>
public sealed class CachingTests
{
    private const string Service = """
        [CircuitBreaker]
        public interface IService : IBase
        {
            Task RunAsync(CancellationToken cancellationToken);
        }
        """;

    private const string Other = "[CircuitBreaker] public interface IOther { Task OtherAsync(); }";

    private const string Base = "public interface IBase { Task BaseAsync(); }";

    [Fact]
    public void The_same_input_again_is_cached()
    {
        GeneratorDriver driver = Run(Service, Base, out CSharpCompilation compilation);

        ReasonsAfter(driver, compilation).ShouldBe([("IService", IncrementalStepRunReason.Cached)]);
    }

    [Fact]
    public void An_unrelated_edit_is_cached()
    {
        GeneratorDriver driver = Run(Service, Base, out CSharpCompilation compilation);

        // The transform runs again for each match, which is Roslyn's way; its model is equal, so nothing behind it runs.
        compilation = compilation.AddSyntaxTrees(Compiler.Parse("public class Unrelated { }", "Unrelated.cs"));

        Steps(driver.RunGenerators(compilation), TrackingNames.Proxy).ShouldHaveSingleItem().Reason.ShouldBe(IncrementalStepRunReason.Cached);
        OutputsAfter(driver, compilation).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void Typing_inside_a_method_body_is_cached()
    {
        const string Class = "public class Implementation { public int Sum() { return 1; } }";
        GeneratorDriver driver = Run(Service + Base, Class, out CSharpCompilation compilation);

        compilation = Replace(compilation, 1, Class.Replace("1", "1 + 2", StringComparison.Ordinal));

        Steps(driver.RunGenerators(compilation), TrackingNames.Proxy).ShouldHaveSingleItem().Reason.ShouldBe(IncrementalStepRunReason.Cached);
        OutputsAfter(driver, compilation).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Theory]
    [InlineData("[CircuitBreaker]\npublic   interface IService : IBase\n{\n\n // a comment\n    Task RunAsync( CancellationToken cancellationToken );\n}")]
    [InlineData("[ CircuitBreakerAttribute ( ) ] public interface IService : IBase { Task RunAsync(CancellationToken cancellationToken); }")]
    public void White_space_comments_and_spelling_leave_the_model_unchanged(string edited)
    {
        GeneratorDriver driver = Run(Service, Base, out CSharpCompilation compilation);

        compilation = Replace(compilation, 0, edited);

        ReasonsAfter(driver, compilation).ShouldBe([("IService", IncrementalStepRunReason.Unchanged)]);
        OutputsAfter(driver, compilation).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Theory]
    [InlineData("[CircuitBreaker] public interface IService : IBase { Task RunAsync(CancellationToken cancellationToken); void More(); }")]
    [InlineData("[CircuitBreaker(FailureThreshold = 6)] public interface IService : IBase { Task RunAsync(CancellationToken cancellationToken); }")]
    [InlineData("[CircuitBreaker] public interface IService : IBase { Task RunAsync(CancellationToken token); }")]
    [InlineData("[CircuitBreaker] internal interface IService : IBase { Task RunAsync(CancellationToken cancellationToken); }")]
    public void An_edit_of_the_interface_modifies_its_model(string edited)
    {
        GeneratorDriver driver = Run(Service, Base, out CSharpCompilation compilation);

        compilation = Replace(compilation, 0, edited);

        ReasonsAfter(driver, compilation).ShouldBe([("IService", IncrementalStepRunReason.Modified)]);
        OutputsAfter(driver, compilation).ShouldContain(IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_base_interface_edited_in_another_file_modifies_the_model()
    {
        GeneratorDriver driver = Run(Service, Base, out CSharpCompilation compilation);

        compilation = Replace(compilation, 1, "public interface IBase { Task BaseAsync(); int Number { get; } }");

        ReasonsAfter(driver, compilation).ShouldBe([("IService", IncrementalStepRunReason.Modified)]);
        OutputsAfter(driver, compilation).ShouldBe([IncrementalStepRunReason.Modified]);
    }

    [Fact]
    public void A_base_interface_edited_in_another_file_modifies_its_heirs_and_no_other()
    {
        GeneratorDriver driver = Run(Service + Service.Replace("IService", "ISecond", StringComparison.Ordinal) + Other, Base, out CSharpCompilation compilation);

        compilation = Replace(compilation, 1, "public interface IBase { Task BaseAsync(int more); }");

        ReasonsAfter(driver, compilation).ShouldBe(
            [("IService", IncrementalStepRunReason.Modified), ("ISecond", IncrementalStepRunReason.Modified), ("IOther", IncrementalStepRunReason.Unchanged)],
            ignoreOrder: true);
        OutputsAfter(driver, compilation).ShouldBe([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], ignoreOrder: true);
    }

    [Fact]
    public void An_edit_of_one_interface_leaves_the_others_file_cached()
    {
        GeneratorDriver driver = Run(Service + Base, Other, out CSharpCompilation compilation);

        compilation = Replace(compilation, 0, Service.Replace("RunAsync", "WalkAsync", StringComparison.Ordinal) + Base);

        ReasonsAfter(driver, compilation).ShouldBe([("IOther", IncrementalStepRunReason.Unchanged), ("IService", IncrementalStepRunReason.Modified)], ignoreOrder: true);
        OutputsAfter(driver, compilation).ShouldBe([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], ignoreOrder: true);
    }

    [Fact]
    public void An_interface_that_can_no_longer_be_proxied_loses_its_file()
    {
        GeneratorDriver driver = Run(Service, Base, out CSharpCompilation compilation);

        compilation = Replace(compilation, 1, "public interface IBase { static abstract int Make(); }");

        driver.RunGenerators(compilation).GetRunResult().GeneratedTrees.ShouldBeEmpty();
    }

    [Fact]
    public void An_interface_that_goes_takes_its_file_with_it()
    {
        GeneratorDriver driver = Run(Service + Base, Other, out CSharpCompilation compilation);

        compilation = Replace(compilation, 1, "public interface IOther { Task OtherAsync(); }");

        OutputsAfter(driver, compilation).ShouldBe([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Removed], ignoreOrder: true);
        driver.RunGenerators(compilation).GetRunResult().GeneratedTrees.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_attribute_that_now_comes_first_speaks_for_the_interface_and_the_file_stays_one()
    {
        GeneratorDriver driver = Run(Service + Base, Other, out CSharpCompilation compilation);

        compilation = Replace(compilation, 1, "[Timeout(5)] public interface IOther { [CircuitBreaker] Task OtherAsync(CancellationToken token); }");

        driver.RunGenerators(compilation).GetRunResult().Results.Single().GeneratedSources.Select(file => file.HintName)
            .ShouldBe(["IOther.Resilient.g.cs", "IService.Resilient.g.cs"], ignoreOrder: true);
    }

    [Fact]
    public void An_edit_that_is_taken_back_brings_the_first_file_back()
    {
        GeneratorDriver driver = Run(Service, Base, out CSharpCompilation compilation);
        string first = Text(driver);

        driver = driver.RunGenerators(Replace(compilation, 0, Service.Replace("RunAsync", "WalkAsync", StringComparison.Ordinal)));
        Text(driver).ShouldNotBe(first);

        Text(driver.RunGenerators(compilation)).ShouldBe(first);
    }

    [Fact]
    public void Every_step_between_the_attribute_and_the_file_has_a_name()
    {
        GeneratorDriver driver = Run(Service, Base, out _);

        IncrementalGeneratorRunStep file = driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(steps => steps.Value).Single(step => step.Outputs.Length > 0);
        IncrementalGeneratorRunStep proxy = file.Inputs.Single().Source;
        IncrementalGeneratorRunStep model = proxy.Inputs.Single().Source;

        proxy.Name.ShouldBe(TrackingNames.Proxy(PolicyKind.CircuitBreaker));
        model.Name.ShouldBe(TrackingNames.Model(PolicyKind.CircuitBreaker));
        model.Inputs.Single().Source.Name.ShouldBe("compilationAndGroupedNodes_ForAttributeWithMetadataName");
    }

    [Fact]
    public void Many_attributes_on_one_interface_make_one_model()
    {
        const string Source = """
            [CircuitBreaker, Timeout(5), Retry]
            public partial interface IService { [Retry(1), TotalTimeout(9)] Task RunAsync(CancellationToken token); [Fallback(nameof(RunAsync))] Task OtherAsync(CancellationToken token); }
            public partial interface IService { [Timeout(3)] Task MoreAsync(); }
            """;

        GeneratorDriver driver = Compiler.Driver().RunGenerators(Compiler.Compile(Source));

        Models(driver).Count(step => step.Value is not null).ShouldBe(1);
        driver.GetRunResult().GeneratedTrees.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("Task NoneAsync(); [Obsolete] Task OneAsync(); [Retry] Task TwoAsync(); [Retry] Task ThreeAsync();")]
    [InlineData("[Other.Retry] Task OneAsync(); [Other.Retry, Retry] Task TwoAsync();")]
    [InlineData("[Other.Retry] Task OneAsync(); [Again] Task TwoAsync(); [Again] Task ThreeAsync();")]
    [InlineData("[return: Other.Marker] Task OneAsync(); [return: Other.Marker, Other.Marker] [Retry] Task TwoAsync();")]
    public void Whichever_attribute_of_ours_comes_first_is_found(string members)
    {
        string source = $$"""
            namespace Other
            {
                public class RetryAttribute : Attribute;

                [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
                public class MarkerAttribute : Attribute;
            }

            namespace Sample
            {
                using Again = Resilience.RetryAttribute;

                public interface IService { {{members}} }
            }
            """;

        Compiler.Generate(source).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_generated_does_not_depend_on_the_order_of_files()
    {
        string first = Compiler.Generate(Service, Other, Base)["IService.Resilient.g.cs"];

        Compiler.Generate(Base, Other, Service)["IService.Resilient.g.cs"].ShouldBe(first);
        first.ShouldNotContain("\r");
    }

    private static GeneratorDriver Run(string first, string second, out CSharpCompilation compilation)
    {
        compilation = Compiler.Compile(first, second);
        return Compiler.Driver().RunGenerators(compilation);
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int tree, string source)
        => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[tree], Compiler.Parse(source, compilation.SyntaxTrees[tree].FilePath));

    private static string Text(GeneratorDriver driver) => driver.GetRunResult().GeneratedTrees.ShouldHaveSingleItem().ToString();

    private static IEnumerable<(string Interface, IncrementalStepRunReason Reason)> ReasonsAfter(GeneratorDriver driver, CSharpCompilation compilation)
        => Models(driver.RunGenerators(compilation))
            .Where(step => step.Value is not null)
            .Select(step => (((Model.ProxyModel)step.Value!).Service.Display, step.Reason));

    private static IEnumerable<(object? Value, IncrementalStepRunReason Reason)> Models(GeneratorDriver driver) => Steps(driver, TrackingNames.Model);

    private static IEnumerable<(object? Value, IncrementalStepRunReason Reason)> Steps(GeneratorDriver driver, Func<PolicyKind, string> name)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        return PolicyAttributes.Kinds
            .SelectMany(kind => result.TrackedSteps.TryGetValue(name(kind), out var steps) ? steps : [])
            .SelectMany(step => step.Outputs.Select(output => ((object?)output.Value, output.Reason)));
    }

    private static IEnumerable<IncrementalStepRunReason> OutputsAfter(GeneratorDriver driver, CSharpCompilation compilation)
        => driver.RunGenerators(compilation).GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(steps => steps.Value)
            .SelectMany(step => step.Outputs.Select(output => output.Reason));
}
