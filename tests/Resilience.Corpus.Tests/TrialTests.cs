using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Corpus.Tests;

/// <summary>What the corpus says of interfaces of which the answer is known.</summary>
public sealed class TrialTests
{
    [Theory]
    [InlineData("public interface IThing { System.Threading.Tasks.Task RunAsync(int x); }")]
    [InlineData("public interface IThing<T, U> where T : System.Collections.Generic.IList<U>, new() where U : struct { U Run(T x); }")]
    [InlineData("public class Outer<T> where T : class { public interface IThing : System.Collections.Generic.IEnumerable<T>; }")]
    [InlineData("public interface IThing<TSelf> where TSelf : struct, IThing<TSelf> { void Run(); } public struct Thing : IThing<Thing> { public void Run() { } }")]
    [InlineData("public interface IThing { int this[int x] { get; init; } event System.Action Done; System.Span<int> Take(System.Span<int> x); ref int Place(); void Run<T>(T x) where T : allows ref struct; }")]
    [InlineData("public class Outer<T> where T : class? { public interface IThing<U, V> where U : class, System.IComparable<V>? where V : notnull { V? Run<W>(U x, W y) where W : unmanaged, System.Enum; } }")]
    public async Task A_sound_interface_is_proxied_by_a_class_and_by_an_interface_that_derives_from_it(string source)
    {
        (await RunAsync(source, Form.Class)).Verdict.ShouldBe(Verdict.Proxied);
        (await RunAsync(source, Form.Derived)).Verdict.ShouldBe(Verdict.Proxied);
    }

    [Fact]
    public async Task The_members_of_a_proxy_are_called()
        => (await RunAsync("public interface IThing : System.IDisposable { System.Threading.Tasks.ValueTask<int> RunAsync(int x); int Number { get; set; } event System.Action Done; void Span(System.Span<int> x); }")).Methods.Called.ShouldBe(5);

    [Theory]
    [InlineData("public interface IThing { static abstract int Make(); }", "StaticAbstractMember")]
    [InlineData("public interface IThing { protected int Hide(); }", "ProtectedMember")]
    [InlineData("public interface IThing { internal int Hide(); }", "InaccessibleMember")]
    [InlineData("public interface IThing { [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] int this[int x] { get; } int this[long x] { get; } }", "PrioritizedIndexers")]
    public async Task What_is_impossible_is_refused_for_that_reason(string source, string reason)
    {
        foreach (Form form in Enum.GetValues<Form>())
        {
            Outcome outcome = await RunAsync(source, form);

            outcome.Verdict.ShouldBe(Verdict.Refused, outcome.Detail);
            outcome.Reason.ShouldBe(reason);
            outcome.Detail.ShouldStartWith("RES0001");
        }
    }

    [Fact]
    public async Task What_nobody_can_name_is_told_apart()
        => (await RunAsync("[System.Obsolete(\"Gone.\", true)] public interface IThing;")).Verdict.ShouldBe(Verdict.Unnameable);

    [Fact]
    public async Task Where_no_type_arguments_are_known_that_is_said()
        => (await RunAsync("public interface IThing<T> where T : Kind<T>; public abstract class Kind<T> where T : Kind<T>;")).Verdict.ShouldBe(Verdict.Open);

    [Theory]
    [InlineData("public interface IThing { static abstract int Make(); }", "a proxy of what cannot be proxied")]
    [InlineData("public interface IThing { int Make(); }", "neither proxy nor diagnostic")]
    public void A_wrong_answer_is_a_failure(string source, string reason)
    {
        using var library = new SourceLibrary(source);
        CSharpCompilation compilation = Compiler.Create(library.Library);
        INamedTypeSymbol service = PublicInterfaces.Of((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(Compiler.Reference(library.Library.Own[0]))!).First();
        var request = new Request(new Subject(0, service, Policies.All, Form.Class)) { Generated = reason.StartsWith("neither", StringComparison.Ordinal) ? null : Compiler.Parse("class P0 : IResilientProxy<P0, IThing>;", "P0.cs") };

        new Judge(request, compilation.AddSyntaxTrees(request.Annotated)).JudgeRefusal();

        request.Outcome.ShouldNotBeNull().Verdict.ShouldBe(Verdict.Failed);
        request.Outcome.Reason.ShouldBe(reason);
    }

    /// <summary>The first interface of a library is asked for by a class, the second by one that derives from it.</summary>
    private static async Task<Outcome> RunAsync(string source, Form form = Form.Class)
    {
        using var library = new SourceLibrary(form == Form.Class ? source : "public interface IAhead; " + source);
        LibraryResult result = await LibraryTrial.RunAsync(library.Library, new PolicyChoice(null), CancellationToken.None);
        Outcome outcome = result.Outcomes.Where(outcome => outcome.Subject.Service.Name != "IAhead").ShouldHaveSingleItem();
        outcome.Subject.Form.ShouldBe(form);
        return outcome;
    }
}
