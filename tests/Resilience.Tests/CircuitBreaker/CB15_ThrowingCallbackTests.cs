using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB15_ThrowingCallbackTests : CircuitTest
{
    [Fact]
    public async Task A_listener_that_throws_is_logged_and_has_no_other_effect()
    {
        CircuitBreaker circuit = Circuit(options => options.FailureThreshold = 1);
        circuit.StateChanged += _ => throw new InvalidOperationException("listener");
        CalleeException callees = new();

        Should.Throw<CalleeException>(() => circuit.Execute(_ => throw callees)).ShouldBeSameAs(callees);
        Advance(30_000);
        circuit.Succeed();

        circuit.State.ShouldBe(CircuitState.Closed);
        (await States()).ShouldBe("Open HalfOpen Closed");
        Log.GetSnapshot().Count(record => record.Id.Id == 5 && record.Exception!.Message == "listener").ShouldBe(3);
    }

    [Fact]
    public void A_classifier_that_throws_counts_a_failure_and_the_caller_gets_the_callees_own_exception()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.Classifier = new ThrowingClassifier();
        });
        CalleeException callees = new();

        Should.Throw<CalleeException>(() => circuit.Execute(_ => throw callees)).ShouldBeSameAs(callees);

        circuit.State.ShouldBe(CircuitState.Open);
        Log.GetSnapshot().ShouldContain(record => record.Message == "A classifier of exceptions threw; it has no other effect" && record.Exception!.Message == "classifier");
    }

    [Fact]
    public void A_result_classifier_that_throws_counts_a_failure_and_the_caller_gets_the_value()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.Classifier = new ThrowingClassifier();
        });

        circuit.Execute(_ => 42).ShouldBe(42);

        circuit.State.ShouldBe(CircuitState.Open);
        Log.GetSnapshot().ShouldContain(record => record.Message == "A classifier of results threw; it has no other effect" && record.Exception!.Message == "classifier");
    }

    [Fact]
    public void A_classifier_that_throws_at_a_probe_gives_the_permit_back()
    {
        CircuitBreaker circuit = Circuit(options => options.Classifier = new ThrowingClassifier());
        circuit.Open();
        Advance(30_000);

        circuit.Fail();

        circuit.State.ShouldBe(CircuitState.Open);
        Advance(30_000);
        circuit.Succeed();
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void A_logger_that_throws_disturbs_nobody()
    {
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = Time, LoggerFactory = new ThrowingLoggerFactory() });
        CircuitBreaker circuit = new(
            Options(options =>
            {
                options.FailureThreshold = 1;
                options.Classifier = new ThrowingClassifier();
            }),
            runtime);
        CalleeException callees = new();

        Should.Throw<CalleeException>(() => circuit.Execute(_ => throw callees)).ShouldBeSameAs(callees);

        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void A_classifier_may_use_the_circuit()
    {
        ReentrantClassifier classifier = new();
        CircuitBreaker circuit = Circuit(options => options.Classifier = classifier);
        classifier.Circuit = circuit;

        circuit.Fail();

        circuit.State.ShouldBe(CircuitState.ForcedOpen);
        circuit.GetSnapshot().Failures.ShouldBe(1);
    }

    private sealed class ThrowingClassifier : IOutcomeClassifier, IResultClassifier<int>
    {
        public Outcome Classify(Exception exception) => throw new InvalidOperationException("classifier");

        public Outcome Classify(int result) => throw new InvalidOperationException("classifier");
    }

    private sealed class ReentrantClassifier : IOutcomeClassifier
    {
        public CircuitBreaker? Circuit { get; set; }

        public Outcome Classify(Exception exception)
        {
            // On another thread, which would wait for ever for a gate that the caller holds.
            Task.Run(() => Circuit!.ForceOpen()).Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
            return Outcome.Failure;
        }
    }
}
