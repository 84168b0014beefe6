using Resilience.Analyzers.Definition;

namespace Resilience.CodeFixes.Tests;

public sealed class RepetitionFixTests
{
    private const string Idempotent = "Idempotent";

    [Theory]
    [InlineData("[[|Retry|]] Task ChargeAsync(decimal amount, string orderId);", "[Retry] Task ChargeAsync(decimal amount, [IdempotencyKey] string orderId);", "Key:orderId")]
    [InlineData("[[|Retry|]] Task ChargeAsync(int customer, Guid idempotencyKey);", "[Retry] Task ChargeAsync(int customer, [IdempotencyKey] Guid idempotencyKey);", null)]
    [InlineData("[[|Retry|]] Task ChargeAsync(int customer, Guid idempotencyKey);", "[Retry] Task ChargeAsync([IdempotencyKey] int customer, Guid idempotencyKey);", "Key:customer")]
    [InlineData("[[|Retry|]] Task ChargeAsync([CacheKey] /* whose */ string id);", "[Retry] Task ChargeAsync([IdempotencyKey][CacheKey] /* whose */ string id);", "Key:id")]
    [InlineData("[[|Retry|]] Task ChargeAsync(IGateway request);", "[Retry] Task ChargeAsync([IdempotencyKey] IGateway request);", "Key:request")]
    [InlineData("[[|Retry|]] Task ChargeAsync(\n#if true\n        string key\n#endif\n        );", "[Retry] Task ChargeAsync(\n#if true\n        [IdempotencyKey] string key\n#endif\n        );", "Key:key")]
    [InlineData("[[|Retry(2)|], [|Hedge(5)|]] Task ChargeAsync(string key, System.Threading.CancellationToken token);", "[Retry(2), Hedge(5)] Task ChargeAsync([IdempotencyKey] string key, System.Threading.CancellationToken token);", "Key:key")]
    [InlineData("[[|Hedge(5)|]] Task PayAsync(string key, System.Threading.CancellationToken token); [[|Retry|]] Task ChargeAsync(string key);", "[Hedge(5)] Task PayAsync([IdempotencyKey] string key, System.Threading.CancellationToken token); [Retry] Task ChargeAsync([IdempotencyKey] string key);", "Key:key")]
    public Task RES0024_is_answered_by_a_key(string before, string after, string? action)
        => Verify<RepetitionAnalyzer, RepetitionFix>.BecomesAsync("RES0024", Gateway(before), Gateway(after), action);

    [Theory]
    [InlineData("[[|Retry|]] Task ChargeAsync();", "[Retry(Idempotent = true)] Task ChargeAsync();")]
    [InlineData("[[|Retry()|]] Task ChargeAsync();", "[Retry(Idempotent = true)] Task ChargeAsync();")]
    [InlineData("[[|Retry(2, Delay = 5)|]] Task ChargeAsync();", "[Retry(2, Delay = 5, Idempotent = true)] Task ChargeAsync();")]
    [InlineData("[[|Retry(\n        2, // two\n        Delay = 5 // five\n        )|]] Task ChargeAsync();", "[Retry(\n        2, // two\n        Delay = 5, // five\n        Idempotent = true\n        )] Task ChargeAsync();")]
    [InlineData("[[|Retry(Idempotent = false /* ? */, Delay = 5)|]] Task ChargeAsync();", "[Retry(Idempotent = true /* ? */, Delay = 5)] Task ChargeAsync();")]
    [InlineData("[[|Retry(2)|], [|Hedge(5)|]] Task ChargeAsync(System.Threading.CancellationToken token); [[|Retry|]] Task PayAsync();", "[Retry(2, Idempotent = true), Hedge(5)] Task ChargeAsync(System.Threading.CancellationToken token); [Retry(Idempotent = true)] Task PayAsync();")]
    public Task RES0024_is_answered_by_a_statement(string before, string after)
        => Verify<RepetitionAnalyzer, RepetitionFix>.BecomesAsync("RES0024", Gateway(before), Gateway(after), Idempotent);

    [Fact]
    public Task The_statement_is_made_once_where_the_retry_is_the_interfaces()
        => Verify<RepetitionAnalyzer, RepetitionFix>.BecomesAsync(
            "RES0024",
            "using Resilience; [Retry] public interface IGateway { Task [|ChargeAsync|](); Task [|PayAsync|](); }",
            "using Resilience; [Retry(Idempotent = true)] public interface IGateway { Task ChargeAsync(); Task PayAsync(); }",
            Idempotent);

    [Fact]
    public Task A_class_that_is_a_proxy_marks_its_own_declaration()
        => Verify<RepetitionAnalyzer, RepetitionFix>.BecomesAsync(
            "RES0024",
            "using Resilience; public interface IGateway { Task ChargeAsync(string key); } [ResilientProxy<IGateway>] public partial class Gateway { [[|Retry|]] public partial Task ChargeAsync(string key); }",
            "using Resilience; public interface IGateway { Task ChargeAsync(string key); } [ResilientProxy<IGateway>] public partial class Gateway { [Retry] public partial Task ChargeAsync([IdempotencyKey] string key); }",
            "Key:key");

    [Theory]
    [InlineData("[[|Retry|]] Task FindAsync(string name);", "[Retry] Task FindAsync([IdempotencyKey] string name);", "Key:name")]
    [InlineData("[[|Retry|]] Task FindAsync(string name);", "[Retry(Idempotent = true)] Task FindAsync(string name);", Idempotent)]
    public Task RES0025_is_answered_likewise(string before, string after, string action)
        => Verify<RepetitionAnalyzer, RepetitionFix>.BecomesAsync("RES0025", Gateway(before), Gateway(after), action);

    [Theory]
    [InlineData("[[|Hedge(5)|]] Task ChargeAsync(decimal amount, bool now, byte[] proof, System.Threading.CancellationToken token);")]
    [InlineData("[Retry(0), [|Hedge(5)|]] Task ChargeAsync(System.Threading.CancellationToken token);")]
    public Task Nothing_is_offered_where_nothing_would_be_true(string source)
        => Verify<RepetitionAnalyzer, RepetitionFix>.IsLeftAsync("RES0024", Gateway(source));

    [Fact]
    public Task Nothing_is_written_into_another_file_than_the_one_that_is_fixed()
        => Verify<RepetitionAnalyzer, RepetitionFix>.IsLeftAsync("RES0024", "using Resilience; [Retry] public partial interface IGateway;", "using Resilience; [Coalesce] public partial interface IGateway { Task [|ChargeAsync|](); }");

    private static string Gateway(string method) => $$"""
        using Resilience;

        public interface IGateway
        {
            {{method}}
        }
        """;
}
