using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class ClassificationTests : CircuitTest
{
    [Fact]
    public void Handle_empty_is_every_exception()
        => Of(new CalleeException()).ShouldBe(Outcome.Failure);

    [Fact]
    public void Ignore_wins_over_Handle()
        => Of(new FileNotFoundException(), handle: [typeof(IOException)], ignore: [typeof(FileNotFoundException)]).ShouldBe(Outcome.Ignored);

    [Fact]
    public void Subtypes_match_in_both()
    {
        Of(new EndOfStreamException(), handle: [typeof(IOException)]).ShouldBe(Outcome.Failure);
        Of(new EndOfStreamException(), ignore: [typeof(IOException)]).ShouldBe(Outcome.Ignored);
        Of(new IOException(), handle: [typeof(EndOfStreamException)]).ShouldBe(Outcome.Success);
    }

    [Fact]
    public void Every_entry_is_looked_at()
        => Of(new KeyNotFoundException(), handle: [typeof(IOException), typeof(KeyNotFoundException)]).ShouldBe(Outcome.Failure);

    [Fact]
    public void An_interface_may_be_named()
        => Of(new CircuitOpenException("other", CircuitState.Open), handle: [typeof(IRetryAfter)]).ShouldBe(Outcome.Failure);

    [Fact]
    public void A_classifier_of_exceptions_replaces_Handle_and_Ignore()
    {
        Scripted classifier = new() { Answer = Outcome.Success };
        Of(new CalleeException(), handle: [typeof(CalleeException)], classifier: classifier).ShouldBe(Outcome.Success);

        classifier.Answer = Outcome.Failure;
        Of(new CalleeException(), ignore: [typeof(CalleeException)], classifier: classifier).ShouldBe(Outcome.Failure);

        classifier.Answer = Outcome.Ignored;
        Of(new CalleeException(), handle: [typeof(CalleeException)], classifier: classifier).ShouldBe(Outcome.Ignored);
    }

    [Fact]
    public void Where_only_results_are_classified_exceptions_go_by_Handle_and_Ignore()
    {
        ResultsOnly classifier = new();

        Of(new CalleeException(), handle: [typeof(IOException)], classifier: classifier).ShouldBe(Outcome.Success);
        Of(new CalleeException(), ignore: [typeof(CalleeException)], classifier: classifier).ShouldBe(Outcome.Ignored);
        Of(new CalleeException(), classifier: classifier).ShouldBe(Outcome.Failure);
    }

    [Fact]
    public void Where_only_exceptions_are_classified_every_result_is_a_success()
        => Make(classifier: new Scripted { Answer = Outcome.Failure }).Of("result").ShouldBe(Outcome.Success);

    [Fact]
    public void A_result_of_another_type_is_a_success()
    {
        Classification classification = Make(classifier: new ResultsOnly());

        classification.Of(-1).ShouldBe(Outcome.Failure);
        classification.Of(-1L).ShouldBe(Outcome.Success);
        classification.Of("-1").ShouldBe(Outcome.Success);
    }

    [Fact]
    public void A_classifier_of_a_base_type_classifies_the_derived_ones()
    {
        Classification classification = Make(classifier: new NullIsFailure());

        classification.Of<string?>(null).ShouldBe(Outcome.Failure);
        classification.Of("text").ShouldBe(Outcome.Success);
    }

    [Fact]
    public void A_classifier_is_told_the_outcome_through_a_circuit()
    {
        CircuitBreaker circuit = Circuit(options => options.Classifier = new ResultsOnly());

        circuit.Execute(_ => -1).ShouldBe(-1);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
        circuit.Execute(_ => 0).ShouldBe(0);
        circuit.GetSnapshot().Ignored.ShouldBe(1);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
        circuit.Execute(_ => 1).ShouldBe(1);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
    }

    [Theory]
    [InlineData(-1, CircuitState.Open)]
    [InlineData(0, CircuitState.HalfOpen)]
    [InlineData(1, CircuitState.Closed)]
    public async Task A_probes_result_is_classified_and_its_permit_goes_back(int result, CircuitState state)
    {
        CircuitBreaker circuit = Circuit(options => options.Classifier = new ResultsOnly());
        circuit.FailUntilHalfOpen(Time);

        (await circuit.ExecuteAsync(_ => new ValueTask<int>(result))).ShouldBe(result);

        circuit.State.ShouldBe(state);
        if (state == CircuitState.HalfOpen)
        {
            circuit.Begin().IsAdmitted.ShouldBeTrue();
        }
    }

    [Fact]
    public void The_callers_cancellation_is_never_put_to_a_classifier()
    {
        Scripted classifier = new() { Answer = Outcome.Failure };
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.Classifier = classifier;
        });

        circuit.Play("C");

        classifier.Asked.ShouldBe(0);
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void Our_own_rejections_are_never_put_to_a_classifier()
    {
        Scripted classifier = new() { Answer = Outcome.Failure };
        CircuitBreaker circuit = Circuit(options => options.Classifier = classifier);
        circuit.Open();

        circuit.Rejection();

        classifier.Asked.ShouldBe(0);
    }

    private Outcome Of(Exception exception, Type[]? handle = null, Type[]? ignore = null, object? classifier = null)
        => Make(handle, ignore, classifier).Of(exception);

    private Classification Make(Type[]? handle = null, Type[]? ignore = null, object? classifier = null)
        => new(Runtime, handle ?? [], ignore ?? [], classifier);

    private sealed class Scripted : IOutcomeClassifier
    {
        public Outcome Answer { get; set; }

        public int Asked { get; private set; }

        public Outcome Classify(Exception exception)
        {
            Asked++;
            return Answer;
        }
    }

    private sealed class ResultsOnly : IResultClassifier<int>
    {
        public Outcome Classify(int result) => result < 0 ? Outcome.Failure : result == 0 ? Outcome.Ignored : Outcome.Success;
    }

    private sealed class NullIsFailure : IResultClassifier<object?>
    {
        public Outcome Classify(object? result) => result is null ? Outcome.Failure : Outcome.Success;
    }
}
