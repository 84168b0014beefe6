using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.Hedging;

namespace Resilience.Peers.Tests;

/// <summary>When Polly starts another attempt, and what its caller gets when all fail [H1].</summary>
public sealed class PollyHedgingTests
{
    private readonly FakeTimeProvider _time = new();
    private int _attempts;

    [Fact]
    public async Task H1_A_failure_before_the_delay_starts_Pollys_next_attempt_at_once()
    {
        ResiliencePipeline<int> pipeline = Pipeline();

        int result = await pipeline.ExecuteAsync(_ => ++_attempts == 1 ? throw new CalleeException() : ValueTask.FromResult(_attempts));

        result.ShouldBe(2);
    }

    [Fact]
    public async Task H1_When_all_fail_Pollys_caller_gets_the_first_exception()
    {
        ResiliencePipeline<int> pipeline = Pipeline();

        CalleeException exception = await Should.ThrowAsync<CalleeException>(async () => await pipeline.ExecuteAsync<int>(_ => throw new CalleeException($"attempt {++_attempts}")));

        exception.Message.ShouldBe("attempt 1");
    }

    private ResiliencePipeline<int> Pipeline()
        => new ResiliencePipelineBuilder<int> { TimeProvider = _time }.AddHedging(new HedgingStrategyOptions<int>()).Build();
}
