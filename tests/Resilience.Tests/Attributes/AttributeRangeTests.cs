using System.Reflection;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Values that the compiler cannot check, and that reach run time through reflection. What is out of range: <see cref="OutOfRangeTests"/>.</summary>
public sealed class AttributeRangeTests
{
    [Fact]
    public void It_is_refused_when_reflection_reads_the_attribute_which_wraps_what_a_setter_throws()
    {
        MethodInfo property = typeof(IMistaken).GetMethod(nameof(IMistaken.Call))!;
        MethodInfo argument = typeof(IMistaken).GetMethod(nameof(IMistaken.Wait))!;

        Should.Throw<Exception>(() => property.GetCustomAttribute<CircuitBreakerAttribute>())
            .GetBaseException().ShouldBeOfType<ArgumentOutOfRangeException>()
            .Message.ShouldContain("HalfOpenPermits is 300, but must be between 1 and 255");
        Should.Throw<Exception>(() => argument.GetCustomAttribute<TimeoutAttribute>())
            .GetBaseException().ShouldBeOfType<ArgumentOutOfRangeException>()
            .Message.ShouldContain("Milliseconds is -5, but must be 0 or more");
    }

    [Fact]
    public void The_bounds_themselves_are_fine_and_are_kept()
    {
        CircuitBreakerAttribute breaker = new()
        {
            FailureThreshold = 65_535,
            ErrorThresholdPercentage = 100,
            SlowCallThreshold = int.MaxValue,
            SlowCallPercentage = 0.1,
            VolumeThreshold = 1,
            RollingWindow = 1_000,
            RollingWindowCalls = int.MaxValue,
            ResetTimeout = 0,
            ResetTimeoutMultiplier = 1e9,
            MaxResetTimeout = 0,
            ResetJitter = 1,
            HalfOpenPermits = 255,
            SuccessThreshold = 255,
            HalfOpenTimeout = int.MaxValue,
            WarmUp = int.MaxValue,
            Mode = CircuitBreakerMode.Observe,
            Name = "name",
            Handle = [typeof(IOException)],
            Ignore = [typeof(TimeoutException)],
            Classifier = typeof(object),
        };

        breaker.FailureThreshold.ShouldBe(65_535);
        breaker.ErrorThresholdPercentage.ShouldBe(100);
        breaker.SlowCallThreshold.ShouldBe(int.MaxValue);
        breaker.SlowCallPercentage.ShouldBe(0.1);
        breaker.VolumeThreshold.ShouldBe(1);
        breaker.RollingWindow.ShouldBe(1_000);
        breaker.RollingWindowCalls.ShouldBe(int.MaxValue);
        breaker.ResetTimeout.ShouldBe(0);
        breaker.ResetTimeoutMultiplier.ShouldBe(1e9);
        breaker.MaxResetTimeout.ShouldBe(0);
        breaker.ResetJitter.ShouldBe(1);
        breaker.HalfOpenPermits.ShouldBe(255);
        breaker.SuccessThreshold.ShouldBe(255);
        breaker.HalfOpenTimeout.ShouldBe(int.MaxValue);
        breaker.WarmUp.ShouldBe(int.MaxValue);
        breaker.Mode.ShouldBe(CircuitBreakerMode.Observe);
        breaker.Name.ShouldBe("name");
        breaker.Handle.ShouldBe([typeof(IOException)]);
        breaker.Ignore.ShouldBe([typeof(TimeoutException)]);
        breaker.Classifier.ShouldBe(typeof(object));

        RetryAttribute retry = new(0) { Delay = 0, MaxDelay = 0, Backoff = RetryBackoff.Constant, Multiplier = 1, Jitter = false, MaxDuration = 0, Budget = 1, Idempotent = true };
        (retry.MaxRetries, retry.Delay, retry.MaxDelay, retry.Backoff, retry.Multiplier, retry.Jitter, retry.MaxDuration, retry.Budget, retry.Idempotent)
            .ShouldBe((0, 0, 0, RetryBackoff.Constant, 1.0, false, 0, 1.0, true));
        (retry.Handle.Length, retry.Ignore.Length, retry.Classifier).ShouldBe((0, 0, null));

        TimeoutAttribute timeout = new(0) { Abandon = true, FreshToken = true };
        (timeout.Milliseconds, timeout.Abandon, timeout.FreshToken).ShouldBe((0, true, true));
        new TotalTimeoutAttribute(int.MaxValue).Milliseconds.ShouldBe(int.MaxValue);
    }

    [Fact]
    public void A_fallback_names_a_method_or_a_type()
    {
        FallbackAttribute method = new("Other");
        (method.Method, method.Type, method.When).ShouldBe(("Other", null, FallbackWhen.Any));

        FallbackAttribute type = new(typeof(object)) { When = FallbackWhen.CircuitOpen | FallbackWhen.Timeout, Handle = [typeof(IOException)], Ignore = [typeof(FileNotFoundException)] };
        (type.Method, type.Type, type.When).ShouldBe((null, typeof(object), FallbackWhen.CircuitOpen | FallbackWhen.Timeout));
        type.Handle.ShouldBe([typeof(IOException)]);
        type.Ignore.ShouldBe([typeof(FileNotFoundException)]);
    }

    [Theory]
    [InlineData(typeof(CircuitBreakerAttribute))]
    [InlineData(typeof(TimeoutAttribute))]
    [InlineData(typeof(TotalTimeoutAttribute))]
    [InlineData(typeof(RetryAttribute))]
    [InlineData(typeof(FallbackAttribute))]
    public void A_policy_goes_once_on_an_interface_a_method_or_a_class_and_is_not_inherited(Type attribute)
    {
        AttributeUsageAttribute usage = attribute.GetCustomAttribute<AttributeUsageAttribute>()!;

        usage.ValidOn.ShouldBe(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class);
        usage.AllowMultiple.ShouldBeFalse();
        usage.Inherited.ShouldBeFalse();
    }

    [Fact]
    public void NoResilience_goes_on_methods_and_IdempotencyKey_on_parameters()
    {
        typeof(NoResilienceAttribute).GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn.ShouldBe(AttributeTargets.Method);
        typeof(IdempotencyKeyAttribute).GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn.ShouldBe(AttributeTargets.Parameter);
        typeof(IMistaken).GetMethod(nameof(IMistaken.Call))!.GetCustomAttribute<NoResilienceAttribute>().ShouldNotBeNull();
        typeof(IMistaken).GetMethod(nameof(IMistaken.Call))!.GetParameters()[0].GetCustomAttribute<IdempotencyKeyAttribute>().ShouldNotBeNull();
    }

    private interface IMistaken
    {
        [CircuitBreaker(HalfOpenPermits = 300)]
        [NoResilience]
        void Call([IdempotencyKey] string key);

        [Timeout(-5)]
        void Wait();
    }
}
