using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class DeclarationGuardsNothingTests
{
    private const string Interface = """
        public interface IFoo : IDisposable
        {
            Task<string?> FindAsync(string key, List<string?> x, CancellationToken token = default);
            void Run(int x);
            T Make<T>(T x) where T : class?;
            (int A, int B) Pair();
            void Scoped(scoped ref Span<int> x);
            void Dynamic(ref dynamic x);
            string Name { get; set; }
            event Action? Changed;
            int this[int x] { get; }
        }
        public interface IOblivious
        {
        #nullable disable
            string Make(string x);
        #nullable enable
        }

        """;

    [Theory]
    [InlineData("[[|Retry|]] partial void Runn(int x);")]
    [InlineData("[[|Retry|]] partial void Run(long x);")]
    [InlineData("[[|Retry|]] partial void Run(in int x);")]
    [InlineData("[[|Retry|]] partial void Run<T>(int x);")]
    [InlineData("[[|Retry|]] static partial void Run(int x);")]
    [InlineData("[[|NoResilience|]] partial void Run(int x, int y);")]
    [InlineData("partial void [|Run|](int x, int y);")]
    [InlineData("[[|Timeout(5)|]] partial void Run(int x);")]
    [InlineData("partial void [|Run|](int x);")]
    [InlineData("[[|Retry|]] partial void Dispose();")]
    public Task RES0004_is_reported_for_what_C_sharp_drops(string member) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0004", Class(member));

    [Theory]
    [InlineData("[[|Retry|]] public partial int Run(int x);")]
    [InlineData("[[|Retry|]] internal partial void Run(int x);")]
    [InlineData("[[|Retry|]] public partial Task<string> FindAsync(string key, List<string?> x, CancellationToken token);")]
    [InlineData("[[|Retry|]] public partial Task<string?> FindAsync(string? key, List<string?> x, CancellationToken token);")]
    [InlineData("[[|Retry|]] public partial Task<string?> FindAsync(string key, List<string> x, CancellationToken token);")]
    [InlineData("public partial Task<string?> [|FindAsync|](string key, List<string> x, CancellationToken token);")]
    [InlineData("[[|Retry|]] public partial T Make<T>(T x);")]
    [InlineData("[[|Retry|]] public partial T Make<T>(T x) where T : class;")]
    [InlineData("[[|Retry|]] public partial (int, int) Pair();")]
    [InlineData("[[|Retry|]] public partial void Scoped(ref Span<int> x);")]
    [InlineData("[[|Retry|]] public partial void Dynamic(ref dynamic x);")]
    [InlineData("[[|Retry|]] public partial void Dispose();")]
    public Task RES0004_is_reported_in_the_place_of_a_missing_implementation(string member) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0004", Class(member));

    [Theory]
    [InlineData("public partial string [|Name|] { get; set; }")]
    [InlineData("public partial event Action? [|Changed|];")]
    [InlineData("public partial int [|this|][int x] { get; }")]
    public Task RES0004_is_reported_for_what_is_forwarded(string member) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0004", Class(member));

    [Theory]
    [InlineData("[Retry, Timeout(5)] public partial Task<string?> FindAsync(string renamed, List<string?> x, CancellationToken other);")]
    [InlineData("[NoResilience] public partial void Run(int x);")]
    [InlineData("public partial void Run(int x = 5);")]
    [InlineData("[Retry] public partial U Make<U>(U x) where U : class?;")]
    [InlineData("[Retry] public partial (int A, int B) Pair();")]
    [InlineData("[Retry] public virtual partial void Scoped(scoped ref Span<int> x);")]
    [InlineData("public partial void Dispose();")]
    [InlineData("partial void Somebody(int x); public partial int Elses { get; } public partial int Elses => 1;")]
    [InlineData("""
        #nullable disable
        [Retry] public partial Task<string> FindAsync(string renamed, List<string> x, CancellationToken other);
        #nullable enable
        """)]
    public Task RES0004_is_not_reported(string member) => Verify<EligibilityAnalyzer>.IsSilentAsync(Class(member));

    [Theory]
    [InlineData("[Retry] public partial string? Make(string? x);")]
    [InlineData("[Retry] public partial string Make(string x);")]
    public Task An_interface_without_annotations_contradicts_none(string member)
        => Verify<EligibilityAnalyzer>.IsSilentAsync(Interface + $"[ResilientProxy<IOblivious>] public partial class P {{ {member} }}");

    [Fact]
    public Task RES0004_is_reported_for_unsafe_code_by_the_class_alone()
        => Verify<EligibilityAnalyzer>.ReportsAsync("RES0004", "unsafe interface IFoo { int* Run(); } [ResilientProxy<IFoo>] unsafe partial class P { [[|Retry|]] public partial int* Run(); }");

    [Theory]
    [InlineData("[Retry] partial void Run(long x);", "'P.Run(long)' guards nothing: 'IFoo' has no method of this name with these type parameters, parameters and return type; declare it as the interface does: 'void Run(int x)'")]
    [InlineData("[Retry] partial Task<string?> FindAsnyc(string key);", "'P.FindAsnyc(string)' guards nothing: 'IFoo' has no method of this name with these type parameters, parameters and return type; the nearest is 'FindAsync'")]
    [InlineData("[Retry] partial void Walk();", "'P.Walk()' guards nothing: 'IFoo' has no method of this name with these type parameters, parameters and return type")]
    [InlineData("[Retry] partial void Run(int x);", "'P.Run(int)' guards nothing: it is not public, and C# drops what is declared so without a word; write 'public partial'")]
    [InlineData("[Retry] public partial Task<string> FindAsync(string key, List<string?> x, CancellationToken token);", "'P.FindAsync(string, List<string?>, CancellationToken)' guards nothing: its nullable annotations differ from those of 'Task<string?> FindAsync(string key, List<string?> x, CancellationToken token)'; write them as the interface does")]
    public Task The_message_says_what_to_do(string member, string message) => Verify<EligibilityAnalyzer>.SaysAsync("RES0004", Class(member), message);

    private static string Class(string member) => Interface + "[ResilientProxy<IFoo>] public partial class P {\n" + member + "\n}";
}
