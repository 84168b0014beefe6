using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class NameTests
{
    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\")] Task RunAsync(); [CircuitBreaker([|Name = \"a\"|], FailureThreshold = 3)] Task StopAsync(); }")]
    [InlineData("[Bulkhead(3, Name = \"a\")] interface IFoo { Task RunAsync(); } [Bulkhead(4, [|Name = \"a\"|])] interface IBar { Task RunAsync(); }")]
    [InlineData("interface IFoo { [RateLimit(3, Name = \"a\")] Task RunAsync(); [RateLimit(3, [|Name = \"a\"|], Kind = RateLimitKind.TokenBucket)] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\", Handle = new[] { typeof(FormatException) })] Task RunAsync(); [CircuitBreaker([|Name = \"a\"|])] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\")] Task RunAsync([CircuitKey] string key); [CircuitBreaker([|Name = \"a\"|])] Task StopAsync([CircuitKey] int key); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\")] Task RunAsync([CircuitKey] int key); [CircuitBreaker([|Name = \"a\"|], MaxKeys = 5)] Task StopAsync([CircuitKey] int key); }")]
    [InlineData("class Judge : IOutcomeClassifier { public Outcome Classify(Exception exception) => default; } interface IFoo { [CircuitBreaker(Name = \"a\", Classifier = typeof(Judge))] Task RunAsync(); [CircuitBreaker([|Name = \"a\"|])] Task StopAsync(); }")]
    public Task RES0017_is_reported(string source) => Verify<NameAnalyzer>.ReportsAsync("RES0017", source);

    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\", FailureThreshold = 5)] Task RunAsync(); [CircuitBreaker(Name = \"a\")] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\")] Task RunAsync(); [Bulkhead(4, Name = \"a\")] Task StopAsync(); [RateLimit(4, Name = \"a\")] Task WaitAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\", FailureThreshold = 2)] Task RunAsync(); [CircuitBreaker(Name = \"b\")] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\", ErrorThresholdPercentage = 50)] Task RunAsync(); [CircuitBreaker(Name = \"a\", ErrorThresholdPercentage = 50, FailureThreshold = 0)] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\", Handle = new[] { typeof(FormatException), typeof(TimeoutException) })] Task RunAsync(); [CircuitBreaker(Name = \"a\", Handle = new[] { typeof(TimeoutException), typeof(FormatException) })] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\", ResetTimeout = 5_000)] Task RunAsync(); [CircuitBreaker(Name = \"a\", ResetTimeout = 5_000, HalfOpenTimeout = 5_000)] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\", ResetTimeout = 0)] Task RunAsync(); [CircuitBreaker(Name = \"a\", ResetTimeout = 0, HalfOpenTimeout = 30_000)] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\", ResetTimeout = 600_000)] Task RunAsync(); [CircuitBreaker(Name = \"a\", ResetTimeout = 600_000, MaxResetTimeout = 600_000)] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = \"a\", ErrorThresholdPercentage = 50, RollingWindowCalls = 20)] Task RunAsync(); [CircuitBreaker(Name = \"a\", ErrorThresholdPercentage = 50, RollingWindowCalls = 20, VolumeThreshold = 10)] Task StopAsync(); }")]
    public Task RES0017_is_not_reported(string source) => Verify<NameAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [Bulkhead(0, Name = \"a\")] Task RunAsync(); [Bulkhead(4, Name = \"a\")] Task StopAsync(); }")]
    [InlineData("interface IFoo { [NoResilience, RateLimit(3, Name = \"a\")] Task RunAsync(); [RateLimit(4, Name = \"a\")] Task StopAsync(); }")]
    [InlineData("interface IFoo { [RateLimit(3, Name = \"\")] Task RunAsync(); [RateLimit(4, Name = \"\")] Task StopAsync(); }")]
    public Task RES0017_is_not_reported_of_what_is_never_made(string source) => Verify<NameAnalyzer>.IsSilentAsync(source);

    [Fact]
    public Task The_circuits_of_keys_are_others_than_the_one_of_their_name()
        => Verify<NameAnalyzer>.IsSilentAsync("interface IFoo { [CircuitBreaker(Name = \"a\", FailureThreshold = 3)] Task RunAsync([CircuitKey] string key); [CircuitBreaker(Name = \"a\")] Task StopAsync(); }");

    [Fact]
    public Task The_message_names_both_and_the_option()
        => Verify<NameAnalyzer>.SaysAsync(
            "RES0017",
            "interface IFoo { [Bulkhead(3, Name = \"a\")] Task RunAsync(); [Bulkhead(4, Name = \"a\")] Task StopAsync(); }",
            "The bulkhead 'a' is also declared on 'IFoo.RunAsync()', with another MaxConcurrency; what shares a name shares one bulkhead, so let the settings be equal, or choose another name");
}
