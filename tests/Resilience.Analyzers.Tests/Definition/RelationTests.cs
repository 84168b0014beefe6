using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class RelationTests
{
    [Theory]
    [InlineData("interface IFoo { [[|Timeout(100)|], TotalTimeout(100)] Task RunAsync(CancellationToken token); }")]
    [InlineData("[TotalTimeout(100)] interface IFoo { [[|Timeout(200)|]] Task RunAsync(CancellationToken token); [Timeout(99)] Task StopAsync(CancellationToken token); }")]
    [InlineData("[[|Timeout(100)|]] interface IFoo { [TotalTimeout(50)] Task RunAsync(CancellationToken token); }")]
    [InlineData("[Timeout(100)] interface IBase { } [TotalTimeout(50)] interface IFoo : IBase { Task {|#0:RunAsync|}(CancellationToken token); }")]
    public Task RES0013_is_reported(string source) => source.Contains("{|#", StringComparison.Ordinal)
        ? Verify<RelationAnalyzer>.IsSilentAsync(source.Replace("{|#0:", string.Empty, StringComparison.Ordinal).Replace("|}", string.Empty, StringComparison.Ordinal))
        : Verify<RelationAnalyzer>.ReportsAsync("RES0013", source);

    [Theory]
    [InlineData("interface IFoo { [Timeout(99), TotalTimeout(100)] Task RunAsync(CancellationToken token); }")]
    [InlineData("[Timeout(200), TotalTimeout(100)] interface IFoo { [Timeout(0)] Task RunAsync(CancellationToken token); [TotalTimeout(0)] Task StopAsync(CancellationToken token); [NoResilience] Task FreeAsync(); }")]
    public Task RES0013_is_not_reported(string source) => Verify<RelationAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [Retry(Delay = 500, [|MaxDelay = 100|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Retry([|Delay = 60_000|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker([|MaxResetTimeout = 10_000|])] Task RunAsync(); }")]
    public Task RES0014_is_reported(string source) => Verify<RelationAnalyzer>.ReportsAsync("RES0014", source);

    [Theory]
    [InlineData("interface IFoo { [Retry(Delay = 100, MaxDelay = 100)] Task RunAsync(); [Retry] Task StopAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker(ResetTimeout = 600_000)] Task RunAsync(); [CircuitBreaker(ResetTimeout = 500, MaxResetTimeout = 500)] Task StopAsync(); }")]
    [InlineData("interface IFoo { [Retry(0, Delay = 60_000)] Task RunAsync(); }")]
    public Task RES0014_is_not_reported(string source) => Verify<RelationAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker(ErrorThresholdPercentage = 50, [|RollingWindow = 1_999|]), Timeout(1_000)] Task RunAsync(CancellationToken token); }")]
    [InlineData("[[|CircuitBreaker(SlowCallThreshold = 50)|]] interface IFoo { [Timeout(6_000)] Task RunAsync(CancellationToken token); }")]
    public Task RES0015_is_reported_where_asked_for(string source) => Verify<RelationAnalyzer>.ReportsAsync("RES0015", source);

    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker(ErrorThresholdPercentage = 50, RollingWindow = 2_000), Timeout(1_000)] Task RunAsync(CancellationToken token); }")]
    [InlineData("interface IFoo { [CircuitBreaker(RollingWindow = 1_000), Timeout(1_000)] Task RunAsync(CancellationToken token); }")]
    [InlineData("interface IFoo { [CircuitBreaker(ErrorThresholdPercentage = 50, RollingWindowCalls = 50, RollingWindow = 1_000), Timeout(1_000)] Task RunAsync(CancellationToken token); }")]
    public Task RES0015_is_not_reported(string source) => Verify<RelationAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [[|Retry(5, Delay = 1_000, Jitter = false)|], TotalTimeout(3_000)] Task RunAsync(CancellationToken token); }")]
    [InlineData("interface IFoo { [[|Retry(2, Delay = 1_000, MaxDuration = 500)|]] Task RunAsync(); }")]
    public Task RES0016_is_reported(string source) => Verify<RelationAnalyzer>.ReportsAsync("RES0016", source);

    [Theory]
    [InlineData("interface IFoo { [Retry(2, Delay = 1_000, Jitter = false), TotalTimeout(3_001)] Task RunAsync(CancellationToken token); }")]
    [InlineData("interface IFoo { [Retry(2, Delay = 1_000), TotalTimeout(1_501)] Task RunAsync(CancellationToken token); [Retry(50)] Task StopAsync(); }")]
    [InlineData("interface IFoo { [Retry(2_000_000_000, Delay = 0), TotalTimeout(1_501)] Task RunAsync(CancellationToken token); }")]
    [InlineData("interface IFoo { [Retry(3, Delay = 100, MaxDelay = 100, Jitter = false), TotalTimeout(301)] Task RunAsync(CancellationToken token); }")]
    public Task RES0016_is_not_reported(string source) => Verify<RelationAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("RES0013", "interface IBase { [[|Timeout(100)|], TotalTimeout(50)] Task RunAsync(CancellationToken token); } [Bulkhead(3)] interface IFoo : IBase { }")]
    [InlineData("RES0015", "interface IBase { [CircuitBreaker(ErrorThresholdPercentage = 50, [|RollingWindow = 1_999|]), Timeout(1_000)] Task RunAsync(CancellationToken token); } [Bulkhead(3)] interface IFoo : IBase { }")]
    [InlineData("RES0016", "interface IBase { [[|Retry(2, Delay = 1_000, MaxDuration = 500)|]] Task RunAsync(); } [Bulkhead(3)] interface IFoo : IBase { }")]
    [InlineData("RES0016", "interface IBase { [Retry(2, Delay = 1_000)] Task RunAsync(CancellationToken token); } [TotalTimeout(500)] interface [|IFoo|] : IBase { }")]
    public Task What_an_inherited_interface_says_is_reported_there(string id, string source) => Verify<RelationAnalyzer>.ReportsAsync(id, source);

    [Theory]
    [InlineData("RES0013", "interface IFoo { [Timeout(100), TotalTimeout(50)] Task RunAsync(CancellationToken token); }", "The Timeout of 'RunAsync', 100 ms for each attempt, is never reached: the TotalTimeout ends the call after 50 ms; let the Timeout be less")]
    [InlineData("RES0014", "interface IFoo { [Retry(Delay = 60_000)] Task RunAsync(); }", "MaxDelay is 30000 ms, below Delay, which is 60000 ms: every wait is cut to it; raise the one, or lower the other")]
    [InlineData("RES0016", "interface IFoo { [Retry(5, Delay = 1_000, Jitter = false), TotalTimeout(3_000)] Task RunAsync(CancellationToken token); }", "Only 1 of the 5 retries of 'RunAsync' can start: the waits before them take 3000 ms at least, and TotalTimeout ends the call after 3000 ms")]
    [InlineData("RES0016", "interface IFoo { [Retry(2, Delay = 2_000, MaxDuration = 900), TotalTimeout(500)] Task RunAsync(CancellationToken token); }", "Only 0 of the 2 retries of 'RunAsync' can start: the waits before them take 1000 ms at least, and TotalTimeout ends the call after 500 ms")]
    [InlineData("RES0016", "interface IFoo { [Retry(2, Delay = 2_000, MaxDuration = 400), TotalTimeout(500)] Task RunAsync(CancellationToken token); }", "Only 0 of the 2 retries of 'RunAsync' can start: the waits before them take 1000 ms at least, and MaxDuration ends the call after 400 ms")]
    [InlineData("RES0016", "interface IFoo { [Retry(3, Delay = 100, Backoff = RetryBackoff.Linear, Jitter = false, MaxDuration = 250)] Task RunAsync(); }", "Only 1 of the 3 retries of 'RunAsync' can start: the waits before them take 300 ms at least, and MaxDuration ends the call after 250 ms")]
    public Task The_message_names_values_and_remedy(string id, string source, string message) => Verify<RelationAnalyzer>.SaysAsync(id, source, message);
}
