using Microsoft.Extensions.DependencyInjection;
using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class PolicyBinderTests : CircuitTest
{
    [Fact]
    public void A_set_is_made_once_per_runtime_and_service_key()
    {
        using ResilienceRuntime other = new();
        Policies first = PolicyBinder.GetPolicies<IService, Policies>(Runtime, null);

        PolicyBinder.GetPolicies<IService, Policies>(Runtime, null).ShouldBeSameAs(first);
        PolicyBinder.GetPolicies<IService, Policies>(Runtime, "key").ShouldNotBeSameAs(first);
        PolicyBinder.GetPolicies<IService, Policies>(Runtime, "key").ShouldBeSameAs(PolicyBinder.GetPolicies<IService, Policies>(Runtime, "key"));
        PolicyBinder.GetPolicies<IService, Policies>(other, null).ShouldNotBeSameAs(first);
        PolicyBinder.GetPolicies<IService, Policies>(null, null).ShouldBeSameAs(PolicyBinder.GetPolicies<IService, Policies>(ResilienceRuntime.Default, null));
    }

    [Fact]
    public void Sets_made_at_once_are_one_and_share_their_circuits()
    {
        Policies[] sets = new Policies[8];

        Race.Run(8, number => sets[number] = PolicyBinder.GetPolicies<IService, Policies>(Runtime, null));

        sets.ShouldAllBe(set => ReferenceEquals(set, sets[0]));
        Runtime.Circuits.Count.ShouldBe(2);
    }

    [Fact]
    public void Circuits_are_named_after_service_key_and_method()
    {
        PolicyBinder.GetPolicies<IService, Policies>(Runtime, "backup");

        Runtime.Circuits.Select(circuit => circuit.Name).ShouldBe(["PolicyBinderTests.IService[backup]", "PolicyBinderTests.IService[backup].CallAsync"]);
    }

    [Fact]
    public void Policies_name_service_and_method_in_their_exceptions()
    {
        Policies policies = PolicyBinder.GetPolicies<IService, Policies>(Runtime, "backup");

        policies.Timeout.Exception(null).ShouldSatisfyAllConditions(
            exception => exception.Service.ShouldBe("PolicyBinderTests.IService[backup]"),
            exception => exception.Method.ShouldBe("CallAsync"),
            exception => exception.Timeout.ShouldBe(TimeSpan.FromMilliseconds(100)));
        policies.Total.Exception(null).Timeout.ShouldBe(TimeSpan.FromMilliseconds(1_000));
    }

    [Fact]
    public void The_set_has_every_policy()
    {
        Policies policies = PolicyBinder.GetPolicies<IService, Policies>(Runtime, null);

        policies.Retry.MaxRetries.ShouldBe(7);
        policies.Fallback.Answers(CallFailure.Of(new IOException())).ShouldBeTrue();
        policies.Fallback.Answers(CallFailure.Of(new FileNotFoundException())).ShouldBeFalse();
        policies.Everything.Answers(CallFailure.Of(new FileNotFoundException())).ShouldBeTrue();
        policies.Classifier.ShouldNotBeNull();
    }

    [Fact]
    public void A_classifier_comes_from_the_root_provider_or_is_constructed()
    {
        SomeClassifier registered = new();
        using ServiceProvider provider = new ServiceCollection().AddSingleton(registered).BuildServiceProvider();
        using ResilienceRuntime runtime = new(new ResilienceOptions(), provider);

        PolicyBinder.GetPolicies<IService, Policies>(runtime, null).Classifier.ShouldBeSameAs(registered);
        PolicyBinder.GetPolicies<IService, Policies>(Runtime, null).Classifier.ShouldNotBeSameAs(registered);
    }

    public static TheoryData<string, string, Action<PolicyBinder>> Wrong => new()
    {
        { "HalfOpenPermits", "HalfOpenPermits is 300, but must be between 1 and 255.", static binder => binder.Circuit("CallAsync", new CircuitBreakerOptions { HalfOpenPermits = 300 }) },
        { "Handle", "Handle names System.Int32, which is no exception type.", static binder => binder.Circuit("CallAsync", new CircuitBreakerOptions { Handle = [typeof(int)] }) },
        { "options", "Name is missing; a circuit breaker needs one.", static binder => binder.Circuit("CallAsync", new CircuitBreakerOptions { Name = " " }) },
        { "Timeout", "Timeout is -5, but must be 1 or more; 0 on the attribute switches it off.", static binder => binder.Timeout(binder.Method("CallAsync"), -5) },
        { "TotalTimeout", "TotalTimeout is -5, but must be 1 or more; 0 on the attribute switches it off.", static binder => binder.TotalTimeout(binder.Method("CallAsync"), -5) },
        { "MaxRetries", "MaxRetries is -1, but must be 0 or more.", static binder => binder.Retry("CallAsync", new RetryOptions { MaxRetries = -1 }) },
        { "Handle", "Handle names System.Int32, which is no exception type.", static binder => binder.Retry("CallAsync", new RetryOptions { Handle = [typeof(int)] }) },
        { "classifier", "Classifier is a System.String, which implements neither IOutcomeClassifier nor IResultClassifier<T>.", static binder => binder.Retry("CallAsync", new RetryOptions { Classifier = "" }) },
        { "Ignore", "Ignore names System.Int32, which is no exception type.", static binder => binder.TaskGuard("CallAsync", retry: new RetryOptions { Ignore = [typeof(int)] }) },
        { "MaxRetries", "MaxRetries is -1, but must be 0 or more.", static binder => binder.TaskGuard<int>("CallAsync", retry: new RetryOptions { MaxRetries = -1 }) },
        { "MaxRetries", "MaxRetries is -1, but must be 0 or more.", static binder => binder.ValueTaskGuard("CallAsync", retry: new RetryOptions { MaxRetries = -1 }) },
        { "MaxRetries", "MaxRetries is -1, but must be 0 or more.", static binder => binder.ValueTaskGuard<int>("CallAsync", retry: new RetryOptions { MaxRetries = -1 }) },
        { "When", "When is 16, but must be flags of CircuitOpen, Timeout, Rejected, Exception.", static binder => binder.Fallback("CallAsync", (FallbackWhen)16) },
        { "Handle", "Handle names System.Int32, which is no exception type.", static binder => binder.Fallback("CallAsync", FallbackWhen.Any, handle: [typeof(int)]) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_refused_with_the_place_of_the_attribute(string property, string what, Action<PolicyBinder> make)
    {
        PolicyBinder binder = PolicyBinder.GetPolicies<IService, Bound>(Runtime, "backup").Binder;

        ArgumentException refused = Should.Throw<ArgumentException>(() => make(binder));

        refused.Message.ShouldStartWith($"PolicyBinderTests.IService[backup].CallAsync: {what} (Parameter '{property}')");
        refused.ParamName.ShouldBe(property);
        Runtime.Circuits.Count.ShouldBe(0);
    }

    private interface IService;

    private sealed class Bound(PolicyBinder binder) : IPolicySet<Bound>
    {
        public PolicyBinder Binder => binder;

        public static Bound Create(PolicyBinder binder) => new(binder);
    }

    private sealed class SomeClassifier : IOutcomeClassifier
    {
        public Outcome Classify(Exception exception) => Outcome.Failure;
    }

    private sealed class Policies : IPolicySet<Policies>
    {
        private Policies(PolicyBinder binder)
        {
            GuardedMethod method = binder.Method("CallAsync");
            Interface = binder.Circuit(null, new CircuitBreakerOptions());
            Circuit = binder.Circuit("CallAsync", new CircuitBreakerOptions());
            Timeout = binder.Timeout(method, 100);
            Total = binder.TotalTimeout(method, 1_000);
            Retry = binder.Retry("CallAsync", new RetryOptions { MaxRetries = 7 });
            Fallback = binder.Fallback("CallAsync", FallbackWhen.Exception, [typeof(IOException)], [typeof(FileNotFoundException)]);
            Everything = binder.Fallback("CallAsync", FallbackWhen.Any);
            Classifier = binder.Classifier<SomeClassifier>();
        }

        public CircuitBreaker Interface { get; }

        public CircuitBreaker Circuit { get; }

        public TimeoutPolicy Timeout { get; }

        public TotalTimeoutPolicy Total { get; }

        public RetryPolicy Retry { get; }

        public FallbackPolicy Fallback { get; }

        public FallbackPolicy Everything { get; }

        public SomeClassifier Classifier { get; }

        public static Policies Create(PolicyBinder binder) => new(binder);
    }
}
