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
    public void A_guard_names_service_and_method_in_its_exceptions()
    {
        Policies policies = PolicyBinder.GetPolicies<IService, Policies>(Runtime, "backup");
        policies.Circuit.ForceOpen();

        policies.Guard.TryEnter(CancellationToken.None, out Pass pass).ShouldBeFalse();

        policies.Guard.Refusal(pass.Admission, CancellationToken.None).Exception.ShouldBeOfType<CircuitOpenException>().ShouldSatisfyAllConditions(
            exception => exception.Service.ShouldBe("PolicyBinderTests.IService[backup]"),
            exception => exception.Method.ShouldBe("CallAsync"));
    }

    [Fact]
    public void A_guard_answers_for_what_its_fallback_is_declared_for()
    {
        Policies policies = PolicyBinder.GetPolicies<IService, Policies>(Runtime, null);

        policies.Guard.Answers(CallFailure.Of(new IOException())).ShouldBeTrue();
        policies.Guard.Answers(CallFailure.Of(new FileNotFoundException())).ShouldBeFalse();
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
        { "Timeout", "Timeout is -5, but must be 1 or more; 0 on the attribute switches it off.", static binder => binder.Guard("CallAsync", new GuardOptions { Timeout = -5 }) },
        { "TotalTimeout", "TotalTimeout is -5, but must be 1 or more; 0 on the attribute switches it off.", static binder => binder.Guard("CallAsync", new GuardOptions { TotalTimeout = -5 }) },
        { "MaxRetries", "MaxRetries is -1, but must be 0 or more.", static binder => binder.Guard("CallAsync", new GuardOptions { Retry = new RetryOptions { MaxRetries = -1 } }) },
        { "Handle", "Handle names System.Int32, which is no exception type.", static binder => binder.Guard("CallAsync", new GuardOptions { Retry = new RetryOptions { Handle = [typeof(int)] } }) },
        { "classifier", "Classifier is a System.String, which implements neither IOutcomeClassifier nor IResultClassifier<T>.", static binder => binder.Guard("CallAsync", new GuardOptions { Retry = new RetryOptions { Classifier = "" } }) },
        { "Ignore", "Ignore names System.Int32, which is no exception type.", static binder => binder.Guard("CallAsync", new GuardOptions { Retry = new RetryOptions { Ignore = [typeof(int)] } }) },
        { "Delay", "Delay is -1, but must be 1 or more; 0 on the attribute switches it off.", static binder => binder.Guard("CallAsync", new GuardOptions { Hedge = new HedgeOptions { Delay = -1 } }) },
        { "MaxHedgedAttempts", "MaxHedgedAttempts is 11, but must be between 1 and 10.", static binder => binder.Guard("CallAsync", new GuardOptions { Hedge = new HedgeOptions { Delay = 1, MaxHedgedAttempts = 11 } }) },
        { "When", "When is 16, but must be flags of CircuitOpen, Timeout, Rejected, Exception.", static binder => binder.Guard("CallAsync", new GuardOptions { Fallback = new FallbackOptions { When = (FallbackWhen)16 } }) },
        { "Handle", "Handle names System.Int32, which is no exception type.", static binder => binder.Guard("CallAsync", new GuardOptions { Fallback = new FallbackOptions { Handle = [typeof(int)] } }) },
        { "MaxConcurrency", "MaxConcurrency is -1, but must be 1 or more; 0 on the attribute switches it off.", static binder => binder.Bulkhead("CallAsync", new BulkheadOptions { MaxConcurrency = -1 }) },
        { "MaxQueue", "MaxQueue is -1, but must be 0 or more.", static binder => binder.Bulkhead("CallAsync", new BulkheadOptions { MaxConcurrency = 1, MaxQueue = -1 }) },
        { "Permits", "Permits is -1, but must be 1 or more; 0 on the attribute switches it off.", static binder => binder.RateLimit("CallAsync", new RateLimitOptions { Permits = -1 }) },
        { "Permits", "Permits is 0, but must be 1 or more; 0 on the attribute switches it off.", static binder => binder.RateLimit("CallAsync", new RateLimitOptions()) },
        { "Duration", "Duration is -1, but must be 1 or more; 0 on the attribute switches it off.", static binder => binder.Guard("CallAsync", new GuardOptions { Cache = new CacheOptions { Duration = -1 } }) },
        { "Window", "Window is 0, but must be 1 or more.", static binder => binder.RateLimit("CallAsync", new RateLimitOptions { Permits = 1, Window = 0 }) },
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
            Interface = binder.Circuit(null, new CircuitBreakerOptions());
            Circuit = binder.Circuit("CallAsync", new CircuitBreakerOptions());
            Guard = binder.Guard("CallAsync", new GuardOptions
            {
                Circuit = Circuit,
                Fallback = new FallbackOptions { When = FallbackWhen.Exception, Handle = [typeof(IOException)], Ignore = [typeof(FileNotFoundException)] },
            });
            Classifier = binder.Classifier<SomeClassifier>();
        }

        public CircuitBreaker Interface { get; }

        public CircuitBreaker Circuit { get; }

        public MethodGuard Guard { get; }

        public SomeClassifier Classifier { get; }

        public static Policies Create(PolicyBinder binder) => new(binder);
    }
}
