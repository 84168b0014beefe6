using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class RetryOptionsTests : RetryTest
{
    public static TheoryData<string, RetryOptions, string> OutOfRange => new()
    {
        { "MaxRetries", new RetryOptions { MaxRetries = -1 }, "MaxRetries is -1, but must be 0 or more" },
        { "Delay", new RetryOptions { Delay = -1 }, "Delay is -1, but must be 0 or more" },
        { "MaxDelay", new RetryOptions { MaxDelay = -1 }, "MaxDelay is -1, but must be 0 or more" },
        { "Backoff", new RetryOptions { Backoff = (RetryBackoff)3 }, "Backoff is 3, but must be one of Exponential, Linear, Constant" },
        { "Multiplier", new RetryOptions { Multiplier = 0.5 }, "Multiplier is 0.5, but must be 1 or more" },
        { "Multiplier", new RetryOptions { Multiplier = double.NaN }, "Multiplier is NaN, but must be 1 or more" },
        { "MaxDuration", new RetryOptions { MaxDuration = -1 }, "MaxDuration is -1, but must be 0 or more" },
        { "Budget", new RetryOptions { Budget = -0.1 }, "Budget is -0.1, but must be between 0 and 1" },
        { "Budget", new RetryOptions { Budget = 1.1 }, "Budget is 1.1, but must be between 0 and 1" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_value_out_of_range_is_refused_by_name_with_value_and_range(string property, RetryOptions options, string message)
    {
        ArgumentOutOfRangeException error = Should.Throw<ArgumentOutOfRangeException>(() => Policy(options));

        error.ParamName.ShouldBe(property);
        error.Message.ShouldContain(message);
    }

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
