using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.Timeout;

namespace Resilience.Peers.Tests;

/// <summary>From when an attempt is timed, and what its time-out is [T1].</summary>
public sealed class PollyTimeoutTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ResilienceRuntime _runtime;
    private readonly ResiliencePipeline _pipeline;

    public PollyTimeoutTests()
    {
        _runtime = new ResilienceRuntime(new ResilienceOptions { TimeProvider = _time });
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = _time }.AddTimeout(TimeSpan.FromSeconds(1)).Build();
    }

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public async Task T1_What_a_callee_does_before_it_returns_its_task_is_timed_by_Polly_and_not_by_us()
    {
        Shop shop = new(token =>
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            token.ThrowIfCancellationRequested();
            return Task.FromResult(42);
        });

        (await new ResilientShop(shop, _runtime).TimedAsync(default)).ShouldBe(42);
        await Should.ThrowAsync<TimeoutRejectedException>(async () => await _pipeline.ExecuteAsync(async token => await shop.CallAsync(token)));
    }

    [Fact]
    public void T1_Our_time_outs_are_TimeoutExceptions_and_Pollys_are_not()
    {
        new AttemptTimeoutException(TimeSpan.FromSeconds(1)).ShouldBeAssignableTo<TimeoutException>();
        typeof(TimeoutException).IsAssignableFrom(typeof(TimeoutRejectedException)).ShouldBeFalse();
    }
}
