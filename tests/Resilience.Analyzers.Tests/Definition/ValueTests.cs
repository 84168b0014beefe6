using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class ValueTests
{
    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker([|FailureThreshold = -1|])] Task RunAsync(); }")]
    [InlineData("[CircuitBreaker([|HalfOpenPermits = 256|], [|ResetJitter = 1.5|])] interface IFoo { Task RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker([|SlowCallPercentage = 0|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker([|ErrorThresholdPercentage = double.NaN|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker([|ResetTimeoutMultiplier = double.PositiveInfinity|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker([|Mode = (CircuitBreakerMode)2|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Timeout([|-1|])] Task RunAsync(CancellationToken token); }")]
    [InlineData("interface IFoo { [Retry([|maxRetries: -1|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Retry(2, [|Delay = -1|], [|Budget = 2|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Hedge(10, [|MaxHedgedAttempts = 11|])] Task RunAsync(CancellationToken token); }")]
    [InlineData("interface IFoo { [RateLimit(1, [|Window = 0|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Bulkhead([|-3|], [|MaxQueue = -1|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Cache([|-1|])] Task<int> RunAsync(int key); }")]
    [InlineData("interface IFoo { [Fallback(nameof(Other), [|When = (FallbackWhen)17|])] Task RunAsync(); Task Other(); }")]
    [InlineData("interface IFoo { Task RunAsync(); } [ResilientProxy<IFoo>, Retry([|-1|])] partial class P { [Bulkhead([|-1|])] public partial Task RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker([|Name = \"\"|])] Task RunAsync(); [CircuitBreaker([|Name = \" \"|])] Task StopAsync(); }")]
    public Task RES0010_is_reported(string source) => Verify<ValueAnalyzer>.ReportsAsync("RES0010", source);

    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker(FailureThreshold = 65_535, ResetJitter = 1, HalfOpenPermits = 255, SlowCallPercentage = 0.1, RollingWindow = 1_000)] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Retry(0)] Task RunAsync(); [Timeout(0)] Task StopAsync(); [Retry(Backoff = RetryBackoff.Constant)] Task WaitAsync(); [Retry] Task AgainAsync(); }")]
    [InlineData("interface IFoo { [Fallback(nameof(Other), When = FallbackWhen.Any)] Task RunAsync(); Task Other(); }")]
    [InlineData("interface IFoo { [Fallback(nameof(Other), When = FallbackWhen.CircuitOpen | FallbackWhen.Timeout)] Task RunAsync(); Task Other(); }")]
    [InlineData("class C { [Retry(-1)] void Run() { } }")]
    [InlineData("interface IFoo { [Retry({|CS1503:\"three\"|})] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Retry(-1)] {|CS0246:Missing|} RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(Name = null)] Task RunAsync(); [CircuitBreaker(Name = \"a\")] Task StopAsync(); [Bulkhead(3, Name = \"\")] Task WaitAsync(); }")]
    public Task RES0010_is_not_reported(string source) => Verify<ValueAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker(RollingWindowCalls = 5, ErrorThresholdPercentage = 50, [|VolumeThreshold = 6|])] Task RunAsync(); }")]
    public Task RES0011_is_reported(string source) => Verify<ValueAnalyzer>.ReportsAsync("RES0011", source);

    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker(RollingWindowCalls = 5, ErrorThresholdPercentage = 50, VolumeThreshold = 5)] Task RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(RollingWindowCalls = 5, ErrorThresholdPercentage = 50)] Task RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(ErrorThresholdPercentage = 50, VolumeThreshold = 6)] Task RunAsync(); }")]
    public Task RES0011_is_not_reported(string source) => Verify<ValueAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker([|FailureThreshold = 0|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker([|FailureThreshold = 0|], SlowCallPercentage = 50, ErrorThresholdPercentage = 0)] Task RunAsync(); }")]
    public Task RES0012_is_reported(string source) => Verify<ValueAnalyzer>.ReportsAsync("RES0012", source);

    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker] Task RunAsync(); [CircuitBreaker(FailureThreshold = 0, ErrorThresholdPercentage = 50)] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(FailureThreshold = 0, SlowCallThreshold = 50)] Task RunAsync(); }")]
    public Task RES0012_is_not_reported(string source) => Verify<ValueAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("RES0010", "interface IFoo { [CircuitBreaker(FailureThreshold = -1)] Task RunAsync(); }", "FailureThreshold is -1, but must be between 0 and 65535")]
    [InlineData("RES0010", "interface IFoo { [Retry(Backoff = (RetryBackoff)7)] Task RunAsync(); }", "Backoff is 7, but must be one of Exponential, Linear, Constant")]
    [InlineData("RES0011", "interface IFoo { [CircuitBreaker(RollingWindowCalls = 5, VolumeThreshold = 6)] Task RunAsync(); }", "VolumeThreshold is 6, but the window holds only the last 5 calls (RollingWindowCalls); let it be 5 or less")]
    [InlineData("RES0012", "interface IFoo { [CircuitBreaker(FailureThreshold = 0)] Task RunAsync(); }", "This circuit can never open: FailureThreshold is 0, and neither ErrorThresholdPercentage nor SlowCallThreshold is set; set one of them")]
    [InlineData("RES0010", "interface IFoo { [CircuitBreaker(Name = \"\")] Task RunAsync(); }", "Name is '', but must be more than white space; leave it out where the circuit's own name will do")]
    public Task The_message_names_value_and_remedy(string id, string source, string message) => Verify<ValueAnalyzer>.SaysAsync(id, source, message);
}
