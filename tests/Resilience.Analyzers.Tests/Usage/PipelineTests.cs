using Resilience.Analyzers.Usage;

namespace Resilience.Analyzers.Tests.Usage;

public sealed class PipelineTests
{
    private const string Types = """
        using Polly;
        using Polly.Retry;
        public interface IGateway
        {
            [Retry(3)] Task PingAsync();
            [Retry] Task<int> GetAsync(int id, CancellationToken token);
            [Timeout(5)] Task StopAsync(CancellationToken token);
            [Retry(0)] Task SwitchedOffAsync();
            [Retry(Handle = new[] { typeof(HttpRequestException) })] Task SendAsync();
            [Retry(Ignore = new[] { typeof(IOException) })] Task ReadAsync();
            [Retry(Delay = 0)] int Count();
        }
        public interface IPlain { Task PingAsync(); }
        class IOException : Exception;

        """;

    [Theory]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build().[|ExecuteAsync|](async token => await gateway.PingAsync());")]
    [InlineData("ResiliencePipeline pipeline = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).AddRetry(new() { MaxRetryAttempts = 2 }).Build(); await pipeline.[|ExecuteAsync|](async token => { await Task.Yield(); await gateway.GetAsync(1, token); });")]
    [InlineData("var builder = new ResiliencePipelineBuilder(); builder.AddTimeout(TimeSpan.FromSeconds(1)).AddRetry(new RetryStrategyOptions()); var pipeline = builder.Build(); await pipeline.[|ExecuteAsync|](async token => await gateway.PingAsync());")]
    [InlineData("var options = new RetryStrategyOptions(); var pipeline = new ResiliencePipelineBuilder().AddRetry(options).Build(); await pipeline.[|ExecuteAsync|](async token => await gateway.PingAsync());")]
    [InlineData("var pipeline = new ResiliencePipelineBuilder<int>().AddRetry(new RetryStrategyOptions<int>()).Build(); await pipeline.[|ExecuteAsync|](async token => await gateway.GetAsync(1, token));")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new()).Build().[|Execute|](() => gateway.Count());")]
    [InlineData("var inner = new ResiliencePipelineBuilder().AddRetry(new()).Build(); await new ResiliencePipelineBuilder().AddPipeline(inner).Build().[|ExecuteAsync|](async token => await gateway.PingAsync());")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new() { ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>() }).Build().[|ExecuteAsync|](async token => await gateway.SendAsync());")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new() { ShouldHandle = static outcome => new(outcome.Outcome.Exception is TimeoutException) }).Build().[|ExecuteAsync|](async token => await gateway.PingAsync());")]
    [InlineData("await Policy.Handle<Exception>().RetryAsync(2).[|ExecuteAsync|](() => gateway.PingAsync());")]
    [InlineData("await Policy.Handle<Exception>().RetryAsync(2).[|ExecuteAsync|](gateway.PingAsync);")]
    [InlineData("var retry = Policy.Handle<FormatException>().Or<TimeoutException>().WaitAndRetryAsync(2, attempt => TimeSpan.FromSeconds(attempt)); await retry.[|ExecuteAndCaptureAsync|](() => gateway.PingAsync());")]
    [InlineData("var retry = Policy.Handle<Exception>().RetryAsync(2); await Policy.TimeoutAsync(1).WrapAsync(retry).[|ExecuteAsync|](() => gateway!.PingAsync());")]
    [InlineData("await _pipeline.[|ExecuteAsync|](async token => await gateway.PingAsync());")]
    [InlineData("await Pipeline.[|ExecuteAsync|](async token => await gateway.PingAsync());")]
    public Task RES0104_is_reported(string statements) => Verify<PipelineAnalyzer>.ReportsAsync("RES0104", InMethod(statements));

    [Theory]
    [InlineData("await new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build().ExecuteAsync(async token => await gateway.PingAsync());")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build().ExecuteAsync(async token => await gateway.StopAsync(token));")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build().ExecuteAsync(async token => await gateway.SwitchedOffAsync());")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build().ExecuteAsync(async token => await plain.PingAsync());")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build().ExecuteAsync(async token => { Func<Task> later = () => gateway.PingAsync(); await Task.Yield(); });")]
    [InlineData("var pipeline = new ResiliencePipelineBuilder().AddRetry(new()).Build(); pipeline = ResiliencePipeline.Empty; await pipeline.ExecuteAsync(async token => await gateway.PingAsync());")]
    [InlineData("await given.ExecuteAsync(async token => await gateway.PingAsync());")]
    [InlineData("await _written.ExecuteAsync(async token => await gateway.PingAsync());")]
    [InlineData("var builder = new ResiliencePipelineBuilder(); var other = new ResiliencePipelineBuilder(); other.AddRetry(new RetryStrategyOptions()); await builder.Build().ExecuteAsync(async token => await gateway.PingAsync());")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new() { ShouldHandle = new PredicateBuilder().Handle<CircuitOpenException>() }).Build().ExecuteAsync(async token => await gateway.PingAsync());")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new() { ShouldHandle = new PredicateBuilder().Handle<FormatException>() }).Build().ExecuteAsync(async token => await gateway.SendAsync());")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new() { ShouldHandle = new PredicateBuilder().Handle<IOException>() }).Build().ExecuteAsync(async token => await gateway.ReadAsync());")]
    [InlineData("await new ResiliencePipelineBuilder<int>().AddRetry(new() { ShouldHandle = new PredicateBuilder<int>().HandleResult(0) }).Build().ExecuteAsync(async token => await gateway.GetAsync(1, token));")]
    [InlineData("var options = new RetryStrategyOptions(); options.ShouldHandle = new PredicateBuilder().Handle<CircuitOpenException>(); await new ResiliencePipelineBuilder().AddRetry(options).Build().ExecuteAsync(async token => await gateway.PingAsync());")]
    [InlineData("await Policy.HandleResult<int>(0).RetryAsync(2).ExecuteAsync(() => gateway.GetAsync(1, default));")]
    [InlineData("await Policy.Handle<Exception>().RetryAsync(0).ExecuteAsync(() => gateway.PingAsync());")]
    [InlineData("await Policy.Handle<Exception>().CircuitBreakerAsync(2, TimeSpan.FromSeconds(1)).ExecuteAsync(() => gateway.PingAsync());")]
    [InlineData("await gateway.PingAsync(); await new ResiliencePipelineBuilder().AddRetry(new()).Build().ExecuteAsync(async token => await Task.Yield());")]
    public Task RES0104_is_not_reported(string statements) => Verify<PipelineAnalyzer>.IsSilentAsync(InMethod(statements));

    [Fact]
    public Task The_message_names_the_call_and_the_remedy()
        => Verify<PipelineAnalyzer>.SaysAsync(
            "RES0104",
            InMethod("await new ResiliencePipelineBuilder().AddRetry(new()).Build().ExecuteAsync(async token => await gateway.PingAsync());"),
            "This pipeline retries 'PingAsync', which makes up to 4 attempts by itself: the two multiply; take the retry out of the pipeline, or the [Retry] away");

    private static string InMethod(string statements) => $$"""
        {{Types}}
        class Caller
        {
            private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();
            private ResiliencePipeline _written = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();
            private static ResiliencePipeline Pipeline { get; } = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();

            async Task RunAsync(IGateway gateway, IPlain plain, ResiliencePipeline given)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
