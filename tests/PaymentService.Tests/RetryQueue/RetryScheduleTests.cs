using Microsoft.Extensions.Time.Testing;

namespace PaymentService.Tests;

public sealed class RetryScheduleTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 16)]
    [InlineData(5, 20)]
    [InlineData(2_000, 20)]
    public void Waits_double_up_to_the_longest_and_are_spread_over_the_upper_half(int attempts, int seconds)
    {
        RetrySchedule schedule = New();
        List<double> waits = [.. Enumerable.Range(0, 200).Select(_ => (schedule.After(attempts) - schedule.Now).TotalSeconds)];

        waits.ShouldAllBe(wait => wait >= seconds / 2.0 && wait <= seconds);
        (waits.Max() - waits.Min()).ShouldBeGreaterThan(seconds / 4.0);
    }

    [Fact]
    public void A_rejected_payment_waits_for_the_circuit_and_a_little_longer()
    {
        RetrySchedule schedule = New();

        TimeSpan wait = schedule.AfterRejection(TimeSpan.FromSeconds(30)) - schedule.Now;

        wait.ShouldBeInRange(TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(32));
        (schedule.AfterRejection(null) - schedule.Now).ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_lease_ends_when_its_length_has_passed()
    {
        RetrySchedule schedule = New();

        (schedule.LeaseEnd - schedule.Now).ShouldBe(TimeSpan.FromSeconds(30));
    }

    private RetrySchedule New() => new(new RetryQueueSettings { BaseDelay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(20) }, _time);
}
