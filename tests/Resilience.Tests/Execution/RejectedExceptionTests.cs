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
            "IService.CallAsync: the circuit 'circuit' is open; retry after 00:00:01.",
            "IService.CallAsync: the bulkhead is full.",
            "IService.CallAsync: the rate limit is reached.",
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
}
