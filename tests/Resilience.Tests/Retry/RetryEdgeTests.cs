using Microsoft.Extensions.Time.Testing;
using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class RetryEdgeTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ResilienceRuntime _runtime;
    private double _random = 0.5;

    public RetryEdgeTests() => _runtime = new ResilienceRuntime(new ResilienceOptions { TimeProvider = _time, Randomizer = () => _random });

    private static readonly GuardedMethod s_method = new("IService", "Method");

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public async Task R2_an_ordinary_wait_that_passes_the_total_time_out_ends_with_it_though_the_exception_asks_for_less()
    {
        TotalTimeoutPolicy total = new(_runtime, s_method, 2_000);
        RetryPolicy policy = new(_runtime, s_method, new RetryOptions { Delay = 10_000, Jitter = false });
        RetryLoop loop = policy.Begin(0, total, total.Start());

        ValueTask<bool> next = loop.NextAsync(CallFailure.Of(new Asking(TimeSpan.FromMilliseconds(1))), CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(2));

        (await next).ShouldBeFalse();
        loop.Failure.Exception.ShouldBeOfType<TotalTimeoutException>().InnerException.ShouldBeOfType<Asking>();
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_randomizer_that_gives_no_number_of_its_range_counts_as_the_middle(double random)
    {
        _random = random;

        new RetryPolicy(_runtime, s_method, new RetryOptions { Delay = 200 }).Wait(1).ShouldBe(150);
    }

    private sealed class Asking(TimeSpan wait) : Exception, IRetryAfter
    {
        public TimeSpan? RetryAfter => wait;
    }
}
