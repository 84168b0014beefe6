using Microsoft.Extensions.Configuration;

namespace PaymentService.Tests;

public sealed class RetryQueueSettingsTests
{
    [Theory]
    [InlineData("00:00:05", 5_000)]
    [InlineData("00:00:00.250", 250)]
    [InlineData("30000", 30_000)]
    public void Durations_are_time_spans_or_milliseconds(string text, int milliseconds) =>
        Read("Lease", text).Lease.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Fact]
    public void What_is_not_set_has_a_default() => Read("MaxAttempts", "3").ShouldBe(new RetryQueueSettings { MaxAttempts = 3 });

    [Theory]
    [InlineData("Lease", "soon")]
    [InlineData("Lease", "")]
    [InlineData("PollInterval", "0")]
    [InlineData("PollInterval", "00:00:00")]
    [InlineData("BaseDelay", "-00:00:01")]
    [InlineData("MaxDelay", "2.00:00:00")]
    [InlineData("MaxAttempts", "0")]
    [InlineData("MaxAttempts", "many")]
    public void A_wrong_value_is_refused_by_name(string name, string text) =>
        Should.Throw<InvalidOperationException>(() => Read(name, text)).Message.ShouldContain($"RetryQueue:{name} is '{text}'");

    [Fact]
    public void A_service_with_wrong_settings_does_not_start() =>
        Should.Throw<InvalidOperationException>(() => PaymentApp.CreateBuilder("--RetryQueue:Lease=soon"));

    private static RetryQueueSettings Read(string name, string value) => RetryQueueSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new($"RetryQueue:{name}", value)]).Build());
}
