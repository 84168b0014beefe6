using Resilience.Analyzers.Definition;

namespace Resilience.CodeFixes.Tests;

public sealed class FallbackFixTests
{
    private const string Plain = "Fallback";
    private const string Explained = "Fallback:Exception";

    [Theory]
    [InlineData("Task<int> AskAsync(string question = \"\", params int[] numbers);", "Task<int> SpareAsync(string question, int[] numbers) => Task.FromResult<int>(default);")]
    [InlineData("Task<string> AskAsync([CacheKey] string question);", "Task<string> SpareAsync(string question) => Task.FromResult<string>(default!);")]
    [InlineData("Task<string?> AskAsync();", "Task<string?> SpareAsync() => Task.FromResult<string?>(default);")]
    [InlineData("Task AskAsync();", "Task SpareAsync() => Task.CompletedTask;")]
    [InlineData("ValueTask AskAsync();", "ValueTask SpareAsync() => default;")]
    [InlineData("ValueTask<List<string>> AskAsync();", "ValueTask<List<string>> SpareAsync() => ValueTask.FromResult<List<string>>(default!);")]
    [InlineData("IAsyncEnumerable<string> AskAsync(int count);", "IAsyncEnumerable<string> SpareAsync(int count) => AsyncEnumerable.Empty<string>();")]
    [InlineData("IAsyncEnumerator<string> AskAsync();", "IAsyncEnumerator<string> SpareAsync() => AsyncEnumerable.Empty<string>().GetAsyncEnumerator();")]
    [InlineData("T Ask<T>(T one) where T : class, new();", "T SpareAsync<T>(T one) where T : class, new() => default!;")]
    [InlineData("ReadOnlySpan<char> Ask(in int one, scoped Span<char> two);", "ReadOnlySpan<char> SpareAsync(in int one, scoped Span<char> two) => default;")]
    public Task RES0006_becomes_a_method_with_the_right_parameters(string guarded, string fallback)
        => Verify<EligibilityAnalyzer, FallbackFix>.BecomesAsync("RES0006", Gateway("[|Fallback(\"SpareAsync\")|]", guarded), Gateway("Fallback(\"SpareAsync\")", guarded, fallback), Plain);

    [Theory]
    [InlineData("Task<int> AskAsync(string question);", "Task<int> SpareAsync(string question, Exception exception) => Task.FromResult<int>(default);")]
    [InlineData("int Ask(Exception exception);", "int SpareAsync(Exception exception, Exception cause) => default;")]
    public Task RES0006_becomes_a_method_that_takes_the_exception_too(string guarded, string fallback)
        => Verify<EligibilityAnalyzer, FallbackFix>.BecomesAsync("RES0006", Gateway("[|Fallback(\"SpareAsync\")|]", guarded), Gateway("Fallback(\"SpareAsync\")", guarded, fallback), Explained);

    [Fact]
    public Task What_the_method_gives_out_its_fallback_does_too()
        => Verify<EligibilityAnalyzer, FallbackFix>.BecomesAsync(
            "RES0006",
            Gateway("[|Fallback(\"Spare\")|]", "bool TryAsk(string question, out string answer);"),
            Gateway(
                "Fallback(\"Spare\")",
                "bool TryAsk(string question, out string answer);",
                """
                bool Spare(string question, out string answer)
                    {
                        answer = default!;
                        return default;
                    }
                """),
            Plain);

    [Fact]
    public Task A_method_of_nothing_does_nothing()
        => Verify<EligibilityAnalyzer, FallbackFix>.BecomesAsync("RES0006", Gateway("[|Fallback(\"Spare\")|]", "void Tell();"), Gateway("Fallback(\"Spare\")", "void Tell();", "void Spare()\n    {\n    }"), Plain);

    [Fact]
    public Task A_name_that_nothing_has_yet_may_stand_in_nameof()
        => Verify<EligibilityAnalyzer, FallbackFix>.BecomesAsync("RES0006", Gateway("[|Fallback(nameof({|CS0103:SpareAsync|}))|]", "Task<int> AskAsync();"), Gateway("Fallback(nameof(SpareAsync))", "Task<int> AskAsync();", "Task<int> SpareAsync() => Task.FromResult<int>(default);"), Plain);

    [Fact]
    public Task Two_methods_may_fall_back_to_one_that_is_written_once()
        => Verify<EligibilityAnalyzer, FallbackFix>.BecomesAsync(
            "RES0006",
            """
            [Resilience.CircuitBreaker]
            public interface IGateway
            {
                [[|Resilience.Fallback("SpareAsync")|]]
                Task AskAsync(int number);

                [[|Resilience.Fallback("SpareAsync")|]]
                Task TellAsync(int other);

                [[|Resilience.Fallback("OtherAsync")|]]
                Task TryAsync();
            }

            public class Gateway : IGateway
            {
                public Task AskAsync(int number) => Task.CompletedTask;

                public Task TellAsync(int other) => Task.CompletedTask;

                public Task TryAsync() => Task.CompletedTask;
            }
            """,
            """
            [Resilience.CircuitBreaker]
            public interface IGateway
            {
                [Resilience.Fallback("SpareAsync")]
                Task AskAsync(int number);

                [Resilience.NoResilience]
                Task SpareAsync(int number) => Task.CompletedTask;

                [Resilience.Fallback("SpareAsync")]
                Task TellAsync(int other);

                [Resilience.Fallback("OtherAsync")]
                Task TryAsync();

                [Resilience.NoResilience]
                Task OtherAsync() => Task.CompletedTask;
            }

            public class Gateway : IGateway
            {
                public Task AskAsync(int number) => Task.CompletedTask;

                public Task TellAsync(int other) => Task.CompletedTask;

                public Task TryAsync() => Task.CompletedTask;
            }
            """,
            Plain);

    [Fact]
    public Task What_only_the_assembly_sees_has_a_fallback_that_only_it_sees()
        => Verify<EligibilityAnalyzer, FallbackFix>.BecomesAsync(
            "RES0006",
            Gateway("[|Fallback(\"SpareAsync\")|]", "internal Task<Secret?> AskAsync();") + "\ninternal class Secret;",
            Gateway("Fallback(\"SpareAsync\")", "internal Task<Secret?> AskAsync();", "internal Task<Secret?> SpareAsync() => Task.FromResult<Secret?>(default);") + "\ninternal class Secret;",
            Plain);

    [Fact]
    public Task Keywords_and_remarks_and_type_parameters_of_types_around_it_are_no_hindrance()
        => Verify<EligibilityAnalyzer, FallbackFix>.BecomesAsync(
            "RES0006",
            """
            using Resilience;

            public static class Outer<T>
            {
                public interface IGateway<U>
                    where U : class
                {
                    /// <summary>Asks.</summary>
                    // Twice.
                    [[|Fallback("class")|]]
                    bool Ask<V>(
                        T @class, // what
                        U? two, /* three */
                        out V three) // end
                        where V : struct; // really
                }
            }
            """,
            """
            using Resilience;

            public static class Outer<T>
            {
                public interface IGateway<U>
                    where U : class
                {
                    /// <summary>Asks.</summary>
                    // Twice.
                    [Fallback("class")]
                    bool Ask<V>(
                        T @class, // what
                        U? two, /* three */
                        out V three) // end
                        where V : struct; // really

                    bool @class<V>(T @class, U? two, out V three) where V : struct
                    {
                        three = default;
                        return default;
                    }
                }
            }
            """,
            Plain);

    [Fact]
    public Task Where_annotations_are_off_none_is_written()
        => Verify<EligibilityAnalyzer, FallbackFix>.BecomesAsync(
            "RES0006",
            """
            #nullable disable
            using Resilience;
            public interface IGateway
            {
            #if true
                [[|Fallback("SpareAsync")|]]
                Task<string> AskAsync(string question);
            #endif
            }
            """,
            """
            #nullable disable
            using Resilience;
            public interface IGateway
            {
            #if true
                [Fallback("SpareAsync")]
                Task<string> AskAsync(string question);

                Task<string> SpareAsync(string question) => Task.FromResult<string>(default);
            #endif
            }
            """,
            Plain);

    [Fact]
    public Task Methods_of_two_files_may_fall_back_to_one_that_is_written_once()
        => Verify<EligibilityAnalyzer, FallbackFix>.BecomesAsync(
            "RES0006",
            [
                "using Resilience;\npublic partial interface IGateway\n{\n    [[|Fallback(\"SpareAsync\")|]]\n    Task AskAsync();\n}\n",
                "using Resilience;\npublic partial interface IGateway\n{\n    [[|Fallback(\"SpareAsync\")|]]\n    Task TellAsync();\n}\n",
            ],
            [
                "using Resilience;\npublic partial interface IGateway\n{\n    [Fallback(\"SpareAsync\")]\n    Task AskAsync();\n\n    Task SpareAsync() => Task.CompletedTask;\n}\n",
                "using Resilience;\npublic partial interface IGateway\n{\n    [Fallback(\"SpareAsync\")]\n    Task TellAsync();\n}\n",
            ],
            Plain);

    [Theory]
    [InlineData("[[|Fallback(\"Spare\")|]] int Ask(); int Spare { get; }")]
    [InlineData("[[|Fallback(\"Spare\")|]] int Ask(); static int Spare() => 5;")]
    [InlineData("[[|Fallback(\"Spare\")|]] int Ask(int x); string Spare(int x);")]
    [InlineData("[[|Fallback(\"spare part\")|]] int Ask();")]
    [InlineData("[[|Fallback(\"IGateway\")|]] int Ask();")]
    [InlineData("[[|Fallback(\"Spare\")|]] ref int Ask();")]
    public Task Nothing_is_offered_that_would_not_compile(string members)
        => Verify<EligibilityAnalyzer, FallbackFix>.IsLeftAsync("RES0006", $"using Resilience; interface IGateway {{ {members} }}");

    [Fact]
    public Task Nothing_is_offered_that_has_the_name_of_a_type_parameter()
        => Verify<EligibilityAnalyzer, FallbackFix>.IsLeftAsync("RES0006", "using Resilience; interface IGateway<Spare> { [[|Fallback(\"Spare\")|]] int Ask(); }");

    private static string Gateway(string policy, string guarded, string? fallback = null)
    {
        return $$"""
            {{(fallback?.Contains("AsyncEnumerable.", StringComparison.Ordinal) == true ? "using System.Linq;\n" : "")}}using Resilience;

            public interface IGateway
            {
                [{{policy}}]
                {{guarded}}{{(fallback is null ? "" : "\n\n    " + fallback)}}
            }
            """.ReplaceLineEndings("\n");
    }
}
