using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class RetryOptionsTests : RetryTest
{
    [Fact]
    public void What_is_no_exception_type_and_what_is_no_classifier_is_refused()
    {
        Should.Throw<ArgumentException>(() => Policy(new RetryOptions { Handle = [typeof(int)] })).Message.ShouldContain("Handle names System.Int32");
        Should.Throw<ArgumentException>(() => Policy(new RetryOptions { Classifier = "no" })).Message.ShouldContain("Classifier is a System.String");
    }

    [Fact]
    public void The_defaults_are_those_of_the_attribute()
    {
        RetryOptions options = new();
        RetryAttribute attribute = new();

        options.MaxRetries.ShouldBe(attribute.MaxRetries);
        options.Delay.ShouldBe(attribute.Delay);
        options.MaxDelay.ShouldBe(attribute.MaxDelay);
        options.Backoff.ShouldBe(attribute.Backoff);
        options.Multiplier.ShouldBe(attribute.Multiplier);
        options.Jitter.ShouldBe(attribute.Jitter);
        options.MaxDuration.ShouldBe(attribute.MaxDuration);
        options.Budget.ShouldBe(attribute.Budget);
    }
}
