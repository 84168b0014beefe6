using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Eligibility;

namespace Resilience.Generators.Tests.Caching;

/// <summary>What an edit makes the generator do again for a class that is a proxy.</summary>
public sealed class ClassCachingTests
{
    private const string Class = "[ResilientProxy<IService>, CircuitBreaker] public partial class Guarded { [Retry(1)] public partial Task RunAsync(); }";

    private const string Plain = "[ResilientProxy<IService>, CircuitBreaker] public partial class Guarded;";

    private const string Open = "[ResilientProxy(typeof(IService<>)), CircuitBreaker] public partial class Guarded<T>;";

    private const string Service = "public interface IService { Task RunAsync(); }";

    [Fact]
    public void An_unrelated_edit_is_cached()
    {
        CSharpCompilation compilation = Compiler.Compile(Class, Service);
        GeneratorDriver driver = Compiler.Driver().RunGenerators(compilation);

        driver = driver.RunGenerators(compilation.AddSyntaxTrees(Compiler.Parse("public class Unrelated { }", "Unrelated.cs")));

        Reasons(driver).ShouldBe([IncrementalStepRunReason.Cached]);
        Outputs(driver).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Theory]
    [InlineData("[ResilientProxy<IService>, CircuitBreaker]\n// a comment\npublic sealed partial class Guarded\n{\n [Retry(1)]   public partial Task RunAsync( );\n}")]
    [InlineData("[CircuitBreaker()] [ResilientProxy<IService>] partial class Guarded { [RetryAttribute(1)] public partial Task RunAsync(); public int More; }")]
    public void What_the_generated_part_does_not_repeat_leaves_it_cached(string edited) => ReasonsAfter(Class, Service, edited, Service).ShouldBe([IncrementalStepRunReason.Cached]);

    [Theory]
    [InlineData("[ResilientProxy<IService>, CircuitBreaker(FailureThreshold = 3)] public partial class Guarded { [Retry(1)] public partial Task RunAsync(); }")]
    [InlineData("[ResilientProxy<IService>, CircuitBreaker] public partial class Guarded { [Retry(2)] public partial Task RunAsync(); }")]
    [InlineData("[ResilientProxy<IService>, CircuitBreaker] public partial class Guarded { public partial Task RunAsync(); }")]
    [InlineData("[ResilientProxy<IService>, CircuitBreaker] public partial class Guarded;")]
    [InlineData("[ResilientProxy<IService>, CircuitBreaker] public partial class Guarded { [Retry(1)] public virtual partial Task RunAsync(); }")]
    [InlineData("namespace N { [ResilientProxy<IService>, CircuitBreaker] public partial class Guarded { [Retry(1)] public partial Task RunAsync(); } }")]
    public void An_edit_of_the_class_modifies_its_model(string edited) => ReasonsAfter(Class, Service, edited, Service).ShouldBe([IncrementalStepRunReason.Modified]);

    [Fact]
    public void An_interface_edited_in_another_file_modifies_the_model()
        => ReasonsAfter(Class, Service, Class, "public interface IService { Task RunAsync(); int Number { get; } }").ShouldBe([IncrementalStepRunReason.Modified]);

    [Fact]
    public void An_open_interface_edited_in_another_file_modifies_the_model()
        => ReasonsAfter(Open, "public interface IService<T> { Task RunAsync(T x); }", Open, "public interface IService<T> { Task RunAsync(T? x); }").ShouldBe([IncrementalStepRunReason.Modified]);

    [Fact]
    public void A_class_that_can_no_longer_be_a_proxy_loses_its_file()
        => ReasonsAfter(Plain, Service, Plain + " partial class Guarded { public Guarded() { } }", Service).ShouldBe([IncrementalStepRunReason.Removed]);

    [Fact]
    public void A_class_that_can_no_longer_be_a_proxy_keeps_a_file_for_what_it_declares()
        => ReasonsAfter(Class, Service, Class + " partial class Guarded { public Guarded() { } }", Service).ShouldBe([IncrementalStepRunReason.Modified]);

    [Theory]
    [InlineData("[ResilientProxy<IService>] public abstract partial class Guarded { [Retry(2)] public partial Task RunAsync( ); public int More; }")]
    [InlineData("[ResilientProxy<IService>, CircuitBreaker] public partial class Guarded : Exception { public partial Task RunAsync(); }")]
    public void What_the_part_of_a_refused_class_does_not_repeat_leaves_it_cached(string edited)
        => ReasonsAfter("[ResilientProxy<IService>] public abstract partial class Guarded { public partial Task RunAsync(); }", Service, edited, Service).ShouldBe([IncrementalStepRunReason.Cached]);

    [Fact]
    public void Another_version_of_the_referenced_interface_modifies_the_model()
    {
        PortableExecutableReference first = Library(Service);
        CSharpCompilation compilation = Compiler.Compile(Class).AddReferences(first);
        GeneratorDriver driver = Compiler.Driver().RunGenerators(compilation);

        driver = driver.RunGenerators(compilation.AddSyntaxTrees(Compiler.Parse("public class Unrelated { }", "Unrelated.cs")));
        Reasons(driver).ShouldBe([IncrementalStepRunReason.Cached]);

        driver = driver.RunGenerators(compilation.ReplaceReference(first, Library("public interface IService { Task RunAsync(); Task MoreAsync(); }")));
        Reasons(driver).ShouldBe([IncrementalStepRunReason.Modified]);
        driver.GetRunResult().GeneratedTrees.ShouldHaveSingleItem().ToString().ShouldContain("MoreAsync");
    }

    private static IncrementalStepRunReason[] ReasonsAfter(string first, string second, string firstEdited, string secondEdited)
    {
        CSharpCompilation compilation = Compiler.Compile(first, second);
        GeneratorDriver driver = Compiler.Driver().RunGenerators(compilation);
        return Reasons(driver.RunGenerators(Replace(Replace(compilation, 0, firstEdited), 1, secondEdited)));
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int tree, string source)
        => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[tree], Compiler.Parse(source, compilation.SyntaxTrees[tree].FilePath));

    private static IncrementalStepRunReason[] Reasons(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        return [.. ProxyAttribute.MetadataNames
            .SelectMany(name => result.TrackedSteps.TryGetValue(TrackingNames.Proxy(name), out var steps) ? steps : [])
            .SelectMany(step => step.Outputs.Select(output => output.Reason))];
    }

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorDriver driver)
        => driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs.Select(output => output.Reason));

    private static PortableExecutableReference Library(string source)
    {
        using var image = new MemoryStream();
        Compiler.Compile(source).WithAssemblyName("Library").Emit(image, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true)).Diagnostics.Where(diagnostic => diagnostic.Id != "CS1591").ShouldBeEmpty();
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
