using System.Globalization;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CircuitBreakerOptionsTests : CircuitTest
{
    public static TheoryData<string, Action<CircuitBreakerOptions>, string, string> OutOfRange => new()
    {
        { "FailureThreshold", options => options.FailureThreshold = -1, "-1", "between 0 and 65535" },
        { "FailureThreshold", options => options.FailureThreshold = 65_536, "65536", "between 0 and 65535" },
        { "ErrorThresholdPercentage", options => options.ErrorThresholdPercentage = -0.1, "-0.1", "between 0 and 100" },
        { "ErrorThresholdPercentage", options => options.ErrorThresholdPercentage = 100.1, "100.1", "between 0 and 100" },
        { "ErrorThresholdPercentage", options => options.ErrorThresholdPercentage = double.NaN, "NaN", "between 0 and 100" },
        { "SlowCallThreshold", options => options.SlowCallThreshold = TimeSpan.FromTicks(-1), "-00:00:00.0000001", "0 ms or more" },
        { "SlowCallPercentage", options => options.SlowCallPercentage = 0, "0", "above 0 and at most 100" },
        { "SlowCallPercentage", options => options.SlowCallPercentage = 100.1, "100.1", "above 0 and at most 100" },
        { "SlowCallPercentage", options => options.SlowCallPercentage = double.NaN, "NaN", "above 0 and at most 100" },
        { "VolumeThreshold", options => options.VolumeThreshold = 0, "0", "1 or more" },
        { "VolumeThreshold", options => { options.VolumeThreshold = 6; options.RollingWindowCalls = 5; }, "6", "between 1 and RollingWindowCalls, 5" },
        { "RollingWindow", options => options.RollingWindow = TimeSpan.FromMilliseconds(999), "00:00:00.9990000", "1000 ms or more" },
        { "RollingWindowCalls", options => options.RollingWindowCalls = -1, "-1", "0 or more" },
        { "ResetTimeout", options => options.ResetTimeout = TimeSpan.FromMilliseconds(-1), "-00:00:00.0010000", "0 ms or more" },
        { "ResetTimeoutMultiplier", options => options.ResetTimeoutMultiplier = 0.99, "0.99", "1 or more" },
        { "ResetTimeoutMultiplier", options => options.ResetTimeoutMultiplier = double.PositiveInfinity, "Infinity", "1 or more, and finite" },
        { "ResetTimeoutMultiplier", options => options.ResetTimeoutMultiplier = double.NaN, "NaN", "1 or more" },
        { "MaxResetTimeout", options => options.MaxResetTimeout = TimeSpan.FromSeconds(-1), "-00:00:01", "0 ms or more" },
        { "ResetJitter", options => options.ResetJitter = -0.01, "-0.01", "between 0 and 1" },
        { "ResetJitter", options => options.ResetJitter = 1.01, "1.01", "between 0 and 1" },
        { "HalfOpenPermits", options => options.HalfOpenPermits = 0, "0", "between 1 and 255" },
        { "HalfOpenPermits", options => options.HalfOpenPermits = 256, "256", "between 1 and 255" },
        { "SuccessThreshold", options => options.SuccessThreshold = 0, "0", "between 1 and 255" },
        { "SuccessThreshold", options => options.SuccessThreshold = 256, "256", "between 1 and 255" },
        { "HalfOpenTimeout", options => options.HalfOpenTimeout = TimeSpan.FromSeconds(-1), "-00:00:01", "0 ms or more" },
        { "WarmUp", options => options.WarmUp = TimeSpan.FromSeconds(-1), "-00:00:01", "0 ms or more" },
        { "Mode", options => options.Mode = (CircuitBreakerMode)2, "2", "one of Enforce, Observe" },
    };

    public static TheoryData<Action<CircuitBreakerOptions>> Bounds => new()
    {
        options => options.FailureThreshold = 0,
        options => options.FailureThreshold = 65_535,
        options => options.ErrorThresholdPercentage = 0,
        options => options.ErrorThresholdPercentage = 100,
        options => options.ErrorThresholdPercentage = double.Epsilon,
        options => options.SlowCallThreshold = TimeSpan.MaxValue,
        options => options.SlowCallPercentage = 100,
        options => options.SlowCallPercentage = 0.000_1,
        options => options.VolumeThreshold = 1,
        options => options.VolumeThreshold = int.MaxValue,
        options => { options.VolumeThreshold = 5; options.RollingWindowCalls = 5; },
        options => options.RollingWindow = TimeSpan.FromSeconds(1),
        options => { options.RollingWindow = TimeSpan.MaxValue; options.ErrorThresholdPercentage = 50; },
        options => { options.RollingWindowCalls = int.MaxValue; options.ErrorThresholdPercentage = 50; },
        options => options.ResetTimeout = TimeSpan.Zero,
        options => options.ResetTimeout = TimeSpan.MaxValue,
        options => options.ResetTimeoutMultiplier = 1,
        options => options.ResetTimeoutMultiplier = double.MaxValue,
        options => options.MaxResetTimeout = TimeSpan.Zero,
        options => options.MaxResetTimeout = TimeSpan.MaxValue,
        options => options.ResetJitter = 0,
        options => options.HalfOpenPermits = 255,
        options => options.SuccessThreshold = 255,
        options => options.HalfOpenTimeout = TimeSpan.MaxValue,
        options => options.WarmUp = TimeSpan.MaxValue,
        options => options.Mode = CircuitBreakerMode.Observe,
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_value_out_of_range_is_refused_by_name_with_value_and_range(string property, Action<CircuitBreakerOptions> configure, string value, string range)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "minus" } };

            ArgumentOutOfRangeException error = Should.Throw<ArgumentOutOfRangeException>(() => Circuit(configure));

            error.ParamName.ShouldBe(property);
            error.Message.ShouldContain($"{property} is {value}, but must be {range}");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Update_refuses_it_too(string property, Action<CircuitBreakerOptions> configure, string value, string range)
    {
        CircuitBreaker circuit = Circuit();

        Should.Throw<ArgumentOutOfRangeException>(() => circuit.Update(Options(configure))).Message.ShouldContain($"{property} is {value}, but must be {range}");
    }

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_refused_breaker_takes_no_name(string property, Action<CircuitBreakerOptions> configure, string value, string range)
    {
        Should.Throw<ArgumentException>(() => Circuit(configure)).Message.ShouldContain(property, customMessage: value + range);

        Runtime.Circuits.Count.ShouldBe(0);
        Circuit().Name.ShouldBe("circuit");
    }

    [Theory]
    [MemberData(nameof(Bounds))]
    public void The_bounds_themselves_are_fine(Action<CircuitBreakerOptions> configure)
    {
        CircuitBreaker circuit = Circuit(configure);

        circuit.Play("SFS");
        circuit.Open();
        circuit.GetSnapshot().State.ShouldBeOneOf(CircuitState.Open, CircuitState.HalfOpen);
        circuit.Close();
        circuit.Play("S");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_missing_name_is_refused(string? name)
        => Should.Throw<ArgumentException>(() => Circuit(options => options.Name = name)).Message.ShouldContain("Name is missing");

    [Fact]
    public void A_second_circuit_of_one_name_is_refused_and_the_first_stays()
    {
        CircuitBreaker first = Circuit();

        Should.Throw<InvalidOperationException>(() => Circuit()).Message.ShouldContain("'circuit'");

        Runtime.Circuits["circuit"].ShouldBeSameAs(first);
        Runtime.Circuits.Count.ShouldBe(1);
    }

    [Fact]
    public void Two_runtimes_do_not_see_each_others_names()
    {
        using ResilienceRuntime other = new();
        Circuit();

        new CircuitBreaker(Options(), other).Name.ShouldBe("circuit");
    }

    [Fact]
    public void What_is_no_exception_type_is_refused_in_Handle_and_Ignore()
    {
        Should.Throw<ArgumentException>(() => Circuit(options => options.Handle = [typeof(string)])).Message.ShouldContain("Handle names System.String");
        Should.Throw<ArgumentException>(() => Circuit(options => options.Ignore = [null!])).Message.ShouldContain("Ignore names null");
        Should.Throw<ArgumentNullException>(() => Circuit(options => options.Handle = null!)).ParamName.ShouldBe("Handle");
        Should.Throw<ArgumentNullException>(() => Circuit(options => options.Ignore = null!)).ParamName.ShouldBe("Ignore");
    }

    [Fact]
    public void What_is_no_classifier_is_refused()
        => Should.Throw<ArgumentException>(() => Circuit(options => options.Classifier = new object())).Message.ShouldContain("Classifier is a System.Object");

    [Fact]
    public void Missing_options_are_refused()
        => Should.Throw<ArgumentNullException>(() => new CircuitBreaker(null!, Runtime));

    [Fact]
    public void The_defaults_are_those_of_the_attribute()
    {
        CircuitBreakerOptions options = new();
        CircuitBreakerAttribute attribute = new();

        options.FailureThreshold.ShouldBeNull();
        attribute.FailureThreshold.ShouldBe(5);
        options.VolumeThreshold.ShouldBeNull();
        attribute.VolumeThreshold.ShouldBe(10);
        options.ErrorThresholdPercentage.ShouldBe(attribute.ErrorThresholdPercentage);
        options.SlowCallThreshold.TotalMilliseconds.ShouldBe(attribute.SlowCallThreshold);
        options.SlowCallPercentage.ShouldBe(attribute.SlowCallPercentage);
        options.RollingWindow.TotalMilliseconds.ShouldBe(attribute.RollingWindow);
        options.RollingWindowCalls.ShouldBe(attribute.RollingWindowCalls);
        options.ResetTimeout.TotalMilliseconds.ShouldBe(attribute.ResetTimeout);
        options.ResetTimeoutMultiplier.ShouldBe(attribute.ResetTimeoutMultiplier);
        options.MaxResetTimeout.TotalMilliseconds.ShouldBe(attribute.MaxResetTimeout);
        options.ResetJitter.ShouldBe(attribute.ResetJitter);
        options.HalfOpenPermits.ShouldBe(attribute.HalfOpenPermits);
        options.SuccessThreshold.ShouldBe(attribute.SuccessThreshold);
        options.HalfOpenTimeout.TotalMilliseconds.ShouldBe(attribute.HalfOpenTimeout);
        options.WarmUp.TotalMilliseconds.ShouldBe(attribute.WarmUp);
        options.Mode.ShouldBe(attribute.Mode);
        options.Handle.ShouldBeEmpty();
        options.Ignore.ShouldBeEmpty();
        options.Classifier.ShouldBeNull();
    }
}
