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
        (schedule.AfterRejection(TimeSpan.Zero) - schedule.Now).ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_circuit_that_stays_open_for_hours_is_asked_again_before_since_a_person_may_close_it()
    {
        RetrySchedule schedule = New();

        (schedule.AfterRejection(TimeSpan.FromHours(1)) - schedule.Now).ShouldBeInRange(TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(32));
    }

    [Theory]
    [InlineData(30, 20, 2)]
    [InlineData(5, 60, 2)]
    [InlineData(5, 5, 90)]
    public void No_wait_ends_later_than_the_latest(int lease, int maxDelay, int baseDelay)
    {
        RetrySchedule schedule = New(lease, maxDelay, baseDelay);

        schedule.LeaseEnd.ShouldBeLessThanOrEqualTo(schedule.LatestDue);
        for (int i = 0; i < 200; i++)
        {
            schedule.After(i).ShouldBeLessThanOrEqualTo(schedule.LatestDue);
            schedule.AfterRejection(TimeSpan.FromSeconds(i)).ShouldBeLessThanOrEqualTo(schedule.LatestDue);
        }
    }

    [Fact]
    public void A_lease_ends_when_its_length_has_passed()
    {
        RetrySchedule schedule = New();

        (schedule.LeaseEnd - schedule.Now).ShouldBe(TimeSpan.FromSeconds(30));
    }

    private RetrySchedule New(int lease = 30, int maxDelay = 20, int baseDelay = 2) => new(
        new RetryQueueSettings { Lease = TimeSpan.FromSeconds(lease), MaxDelay = TimeSpan.FromSeconds(maxDelay), BaseDelay = TimeSpan.FromSeconds(baseDelay) },
        _time);
}
