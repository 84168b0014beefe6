using Resilience.Analyzers.Definition;

namespace Resilience.CodeFixes.Tests;

public sealed class ValueFixTests
{
    [Theory]
    [InlineData("[CircuitBreaker([|FailureThreshold = 70_000|])]", "[CircuitBreaker(FailureThreshold = 65535)]")]
    [InlineData("[Timeout([|-5|])]", "[Timeout(0)]")]
    [InlineData("[Timeout(\n#if true\n        [|-5|]\n#else\n        6\n#endif\n    )]", "[Timeout(\n#if true\n        0\n#else\n        6\n#endif\n    )]")]
    [InlineData("[Retry([|maxRetries: -1|], Delay = 5)]", "[Retry(maxRetries: 0, Delay = 5)]")]
    [InlineData("[Retry([|Multiplier = double.NaN|])]", "[Retry(Multiplier = 1)]")]
    [InlineData("[Retry([|Multiplier = double.PositiveInfinity|])]", "[Retry(Multiplier = 1.7976931348623157E+308)]")]
    [InlineData("[Retry([|Backoff = (RetryBackoff)7|])]", "[Retry(Backoff = RetryBackoff.Constant)]")]
    [InlineData("[CircuitBreaker(ErrorThresholdPercentage = 50, SlowCallThreshold = 9, [|SlowCallPercentage = 0|])]", "[CircuitBreaker(ErrorThresholdPercentage = 50, SlowCallThreshold = 9, SlowCallPercentage = 1)]")]
    [InlineData("[CircuitBreaker([|HalfOpenPermits = 300|], // all\n        [|SuccessThreshold = 0|])]", "[CircuitBreaker(HalfOpenPermits = 255, // all\n        SuccessThreshold = 1)]")]
    public Task RES0010_becomes_the_nearest_allowed_value(string before, string after)
        => Verify<ValueAnalyzer, ValueFix>.BecomesAsync("RES0010", Gateway(before), Gateway(after));

    [Fact]
    public Task RES0010_is_fixed_in_the_whole_document_at_once()
        => Verify<ValueAnalyzer, ValueFix>.BecomesAsync(
            "RES0010",
            "using Resilience; [CircuitBreaker([|MaxKeys = 0|])] public interface IGateway { [Bulkhead([|-1|], [|MaxQueue = -2|])] Task AskAsync(); [RateLimit(5, [|Window = 0|])] Task TellAsync(); }",
            "using Resilience; [CircuitBreaker(MaxKeys = 1)] public interface IGateway { [Bulkhead(0, MaxQueue = 0)] Task AskAsync(); [RateLimit(5, Window = 1)] Task TellAsync(); }");

    [Fact]
    public Task An_enumeration_is_written_so_that_it_is_found()
        => Verify<ValueAnalyzer, ValueFix>.BecomesAsync(
            "RES0010",
            "public interface IGateway { [Resilience.Retry([|Backoff = (Resilience.RetryBackoff)7|])] Task AskAsync(); }",
            "public interface IGateway { [Resilience.Retry(Backoff = Resilience.RetryBackoff.Constant)] Task AskAsync(); }");

    [Theory]
    [InlineData("[CircuitBreaker(RollingWindowCalls = 5, ErrorThresholdPercentage = 50, [|VolumeThreshold = 6|])]", "[CircuitBreaker(RollingWindowCalls = 5, ErrorThresholdPercentage = 50, VolumeThreshold = 5)]")]
    public Task RES0011_becomes_what_the_window_holds(string before, string after)
        => Verify<ValueAnalyzer, ValueFix>.BecomesAsync("RES0011", Gateway(before), Gateway(after));

    private static string Gateway(string policy) => $$"""
        using Resilience;

        public interface IGateway
        {
            {{policy}}
            Task AskAsync();
        }
        """;
}
