using Resilience.Analyzers.Definition;

namespace Resilience.CodeFixes.Tests;

public sealed class TokenFixTests
{
    [Fact]
    public Task The_interface_all_that_implements_it_and_the_calls_stay_whole()
        => Verify<GuardingAnalyzer, TokenFix>.BecomesAsync(
            "RES0020",
            [
                """
                using Resilience;
                using System.Threading;

                public interface IGateway
                {
                    [[|Timeout(500)|]]
                    Task<int> AskAsync(string question);
                }
                """,
                """
                public class Gateway : IGateway
                {
                    /// <summary>Asks, as in <see cref="IGateway.AskAsync"/>.</summary>
                    /// <param name="question">What to ask.</param>
                    public virtual Task<int> AskAsync(string question) => Task.FromResult(question.Length);
                }

                public sealed class Loud : Gateway
                {
                    public override Task<int> AskAsync(
                        string question)
                        => base.AskAsync(question + "!");
                }

                public sealed class Hidden : IGateway
                {
                    private readonly string cancellationToken = nameof(AskAsync);

                    private static string AskAsync => "";

                    Task<int> IGateway.AskAsync(string question) => Task.FromResult(cancellationToken.Length);
                }

                public static class Caller
                {
                    public static Task<int> CallAsync(IGateway gateway) => gateway.AskAsync(nameof(gateway.AskAsync));
                }
                """,
            ],
            [
                """
                using Resilience;
                using System.Threading;

                public interface IGateway
                {
                    [Timeout(500)]
                    Task<int> AskAsync(string question, CancellationToken cancellationToken = default);
                }
                """,
                """
                using System.Threading;

                public class Gateway : IGateway
                {
                    /// <summary>Asks, as in <see cref="IGateway.AskAsync"/>.</summary>
                    /// <param name="question">What to ask.</param>
                    /// <param name="cancellationToken">Cancels the call.</param>
                    public virtual Task<int> AskAsync(string question, CancellationToken cancellationToken = default) => Task.FromResult(question.Length);
                }

                public sealed class Loud : Gateway
                {
                    public override Task<int> AskAsync(
                        string question,
                        CancellationToken cancellationToken = default)
                        => base.AskAsync(question + "!");
                }

                public sealed class Hidden : IGateway
                {
                    private readonly string cancellationToken = nameof(AskAsync);

                    private static string AskAsync => "";

                    Task<int> IGateway.AskAsync(string question, CancellationToken token) => Task.FromResult(cancellationToken.Length);
                }

                public static class Caller
                {
                    public static Task<int> CallAsync(IGateway gateway) => gateway.AskAsync(nameof(gateway.AskAsync));
                }
                """,
            ]);

    [Fact]
    public Task Two_methods_are_fixed_at_once_under_the_time_out_of_their_interface()
        => Verify<GuardingAnalyzer, TokenFix>.BecomesAsync(
            "RES0020",
            """
            using Resilience;

            [Timeout(500)]
            public interface IGateway
            {
                Task [|AskAsync|]();

                ValueTask<int> [|TellAsync|](
                    string text,
                    int number);
            }

            public sealed class Gateway : IGateway
            {
                public Task AskAsync() => Task.CompletedTask;

                public ValueTask<int> TellAsync(string text, int number) => default;
            }
            """,
            """
            using System.Threading;
            using Resilience;

            [Timeout(500)]
            public interface IGateway
            {
                Task AskAsync(CancellationToken cancellationToken = default);

                ValueTask<int> TellAsync(
                    string text,
                    int number,
                    CancellationToken cancellationToken = default);
            }

            public sealed class Gateway : IGateway
            {
                public Task AskAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

                public ValueTask<int> TellAsync(string text, int number, CancellationToken cancellationToken = default) => default;
            }
            """);

    [Fact]
    public Task A_class_that_is_a_proxy_declares_the_token_too()
        => Verify<GuardingAnalyzer, TokenFix>.BecomesAsync(
            "RES0020",
            "using Resilience; using System.Threading; public interface IGateway { [[|Timeout(500)|]] Task AskAsync(); } [ResilientProxy<IGateway>] public partial class Proxy { public partial Task [|AskAsync|](); }",
            "using Resilience; using System.Threading; public interface IGateway { [Timeout(500)] Task AskAsync(CancellationToken cancellationToken = default); } [ResilientProxy<IGateway>] public partial class Proxy { public partial Task AskAsync(CancellationToken cancellationToken = default); }");

    [Fact]
    public Task Directives_remarks_and_documentation_stay_where_they_are()
        => Verify<GuardingAnalyzer, TokenFix>.BecomesAsync(
            "RES0020",
            """
            using Resilience;
            using System.Threading;
            public interface IGateway
            {
            #if true
                Task OtherAsync();
            #endif
                #region Asking
                /// <summary>Asks.</summary>
                /// <param name="question"/>
                [[|Timeout(500)|]] // soon
                Task AskAsync(string question /* which */); // asks
                #endregion
            #pragma warning disable CS0618
                /** <summary>Tells.</summary>
                 * <param name="text">What,
                 * and to whom.</param>
                 * <param name="number">How often.</param>
                 */
                [[|Timeout(500)|]]
                Task TellAsync(
                    string text, // what
                    /* many */ int number // how many
                    );
            #pragma warning restore CS0618
            }
            """,
            """
            using Resilience;
            using System.Threading;
            public interface IGateway
            {
            #if true
                Task OtherAsync();
            #endif
                #region Asking
                /// <summary>Asks.</summary>
                /// <param name="question"/>
                /// <param name="cancellationToken">Cancels the call.</param>
                [Timeout(500)] // soon
                Task AskAsync(string question /* which */, CancellationToken cancellationToken = default); // asks
                #endregion
            #pragma warning disable CS0618
                /** <summary>Tells.</summary>
                 * <param name="text">What,
                 * and to whom.</param>
                 * <param name="number">How often.</param>
                 * <param name="cancellationToken">Cancels the call.</param>
                 */
                [Timeout(500)]
                Task TellAsync(
                    string text, // what
                    /* many */ int number, // how many
                    CancellationToken cancellationToken = default
                    );
            #pragma warning restore CS0618
            }
            """);

    [Fact]
    public Task Constructions_of_a_generic_interface_are_implemented_each_for_itself()
        => Verify<GuardingAnalyzer, TokenFix>.BecomesAsync(
            "RES0020",
            """
            using Resilience;
            using System.Threading;
            public interface IGateway<T>
            {
                [[|Timeout(500)|]]
                Task<T> AskAsync<U>(U question) where U : class;
                Task UseAsync() => AskAsync("x");
            }
            public record struct One(int X) : IGateway<int>
            {
                readonly Task<int> IGateway<int>.AskAsync<U>(U question) => Task.FromResult(X);
            }
            public class Both : IGateway<int>, IGateway<string>
            {
                Task<int> IGateway<int>.AskAsync<U>(U question) { int cancellationToken = 5; return Task.FromResult(cancellationToken); }
                public Task<string> AskAsync<U>(U question) where U : class => Task.FromResult("");
            }
            """,
            """
            using Resilience;
            using System.Threading;
            public interface IGateway<T>
            {
                [Timeout(500)]
                Task<T> AskAsync<U>(U question, CancellationToken cancellationToken = default) where U : class;
                Task UseAsync() => AskAsync("x");
            }
            public record struct One(int X) : IGateway<int>
            {
                readonly Task<int> IGateway<int>.AskAsync<U>(U question, CancellationToken cancellationToken) => Task.FromResult(X);
            }
            public class Both : IGateway<int>, IGateway<string>
            {
                Task<int> IGateway<int>.AskAsync<U>(U question, CancellationToken token) { int cancellationToken = 5; return Task.FromResult(cancellationToken); }
                public Task<string> AskAsync<U>(U question, CancellationToken cancellationToken = default) where U : class => Task.FromResult("");
            }
            """);

    [Fact]
    public Task Nothing_is_imported_that_is_already()
        => Verify<GuardingAnalyzer, TokenFix>.BecomesAsync(
            "RES0020",
            ["public interface IGateway { [[|Resilience.Timeout(500)|]] Task AskAsync(); }", "global using System.Threading;"],
            ["public interface IGateway { [Resilience.Timeout(500)] Task AskAsync(CancellationToken cancellationToken = default); }", "global using System.Threading;"]);

    [Theory]
    [InlineData("[{|RES0002:Timeout(500)|}] int Ask();", "[Timeout(500)] int Ask(CancellationToken cancellationToken = default);")]
    [InlineData("[{|RES0002:Hedge(500)|}] Task AskAsync();", "[Hedge(500)] Task AskAsync(CancellationToken cancellationToken = default);")]
    [InlineData("[{|RES0002:Hedge(500)|}] Task AskAsync(); [{|RES0002:Hedge(500)|}] Task TellAsync(int x);", "[Hedge(500)] Task AskAsync(CancellationToken cancellationToken = default); [Hedge(500)] Task TellAsync(int x, CancellationToken cancellationToken = default);")]
    public Task RES0002_is_fixed_where_a_token_is_what_is_missing(string before, string after)
        => Verify<EligibilityAnalyzer, TokenFix>.BecomesAsync("RES0002", $"using Resilience; using System.Threading; public interface IGateway {{ {before} }}", $"using Resilience; using System.Threading; public interface IGateway {{ {after} }}");

    [Theory]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(params int[] numbers); }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(); Task AskAsync(int number = 0); }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(); Task AskAsync(int number = 0, int other = 0); }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(); } namespace Calling { using System.Linq; static class Caller { public static IQueryable<Task> Of(IQueryable<IGateway> all) => from one in all select one.AskAsync(); } }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(); Task AskAsync(System.Threading.CancellationToken token); }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(int x\n#if true\n, int y\n#endif\n); }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(); } static class Extensions { public static Task AskAsync(this IGateway gateway, System.Threading.CancellationToken token) => gateway.AskAsync(); }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(); } class A : IGateway { public Task AskAsync() => Task.CompletedTask; } class B : A { public Task AskAsync(System.Threading.CancellationToken token) => Task.CompletedTask; }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(); } class A : IGateway { Task IGateway.AskAsync() => Task.CompletedTask; public Task AskAsync(System.Threading.CancellationToken token = default) => Task.CompletedTask; }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(); } static class Caller { public static Func<Task> Of(IGateway gateway) => gateway.AskAsync; }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(); } static class Caller { public static Expression<Func<IGateway, Task>> Of() => gateway => gateway.AskAsync(); }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] Task AskAsync(); } /** <summary><see cref=\"IGateway.AskAsync()\"/></summary> */ class Caller { }")]
    [InlineData("interface IOld { Task<int> ReadAsync(byte[] bytes, int from, int count, System.Threading.CancellationToken token); } interface IGateway { [[|Timeout(5)|]] Task FlushAsync(); } class Gateway : System.IO.MemoryStream, IGateway { }")]
    [InlineData("interface IGateway { [[|Timeout(5)|]] ValueTask DisposeAsync(); } class Gateway : IGateway, IAsyncDisposable { public ValueTask DisposeAsync() => default; }")]
    public Task Nothing_is_offered_that_would_not_compile(string source)
        => Verify<GuardingAnalyzer, TokenFix>.IsLeftAsync("RES0020", "using Resilience; " + source);

    [Fact]
    public Task A_method_of_an_inherited_interface_is_fixed_where_it_is_declared()
        => Verify<GuardingAnalyzer, TokenFix>.IsLeftAsync("RES0020", "using Resilience; interface IOld { Task AskAsync(); } [Timeout(5)] interface [|IGateway|] : IOld { }");
}
