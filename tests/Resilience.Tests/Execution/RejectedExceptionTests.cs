using System.Globalization;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class RejectedExceptionTests
{
    [Fact]
    public void All_rejections_are_one_kind_and_carry_a_wait()
    {
        RejectedException[] rejections =
        [
            new("refused", TimeSpan.FromSeconds(1), "IService", "CallAsync", new CalleeException()),
            new CircuitOpenException("circuit", CircuitState.Open, TimeSpan.FromSeconds(1), "IService", "CallAsync"),
            new BulkheadFullException(TimeSpan.FromSeconds(1), "IService", "CallAsync"),
            new RateLimitedException(TimeSpan.FromSeconds(1), "IService", "CallAsync"),
        ];

        foreach (RejectedException rejection in rejections)
        {
            rejection.Service.ShouldBe("IService");
            rejection.Method.ShouldBe("CallAsync");
            ((IRetryAfter)rejection).RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        }

        rejections.Select(rejection => rejection.Message).ShouldBe(
        [
            "refused",
            "IService.CallAsync: the circuit 'circuit' is open; retry after 1 s.",
            "IService.CallAsync: the bulkhead is full; retry after 1 s.",
            "IService.CallAsync: the rate limit is reached; retry after 1 s.",
        ]);
        rejections[0].InnerException.ShouldBeOfType<CalleeException>();
    }

    [Fact]
    public void What_is_unknown_is_null_and_not_in_the_message()
    {
        CircuitOpenException rejection = new("circuit", CircuitState.HalfOpen);

        (rejection.Service, rejection.Method, rejection.RetryAfter).ShouldBe((null, null, null));
        rejection.Message.ShouldBe("the circuit 'circuit' is half-open and all its probes are in flight.");
        new BulkheadFullException().Message.ShouldBe("the bulkhead is full.");
        new RateLimitedException(service: "IService").Message.ShouldBe("IService: the rate limit is reached.");
    }

    [Theory]
    [InlineData("00:00:00", "0 ms")]
    [InlineData("00:00:00.1960000", "196 ms")]
    [InlineData("00:00:00.0004000", "1 ms")]
    [InlineData("00:00:00.9991000", "1 s")]
    [InlineData("00:00:02.5000000", "2.5 s")]
    [InlineData("00:00:02.0010000", "2.001 s")]
    [InlineData("00:00:59.9990000", "59.999 s")]
    [InlineData("00:01:00", "1 min")]
    [InlineData("00:01:30", "1 min 30 s")]
    [InlineData("00:59:59.2", "1 h")]
    [InlineData("02:00:00", "2 h")]
    [InlineData("02:05:01", "2 h 6 min")]
    [InlineData("23:59:01", "1 d")]
    [InlineData("3.04:00:00", "3 d 4 h")]
    [InlineData("3.04:00:00.001", "3 d 5 h")]
    [InlineData("10675199.02:48:05.4775807", "10675199 d 3 h")]
    public void A_wait_reads_well_and_is_never_shorter_than_it_is(string wait, string text)
        => new RateLimitedException(TimeSpan.Parse(wait, CultureInfo.InvariantCulture)).Message.ShouldBe($"the rate limit is reached; retry after {text}.");
}
