using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>What was set by hand stays until the configuration says something else of that circuit.</summary>
public sealed class HandSetCircuitTests : ConfigurationTest
{
    private const string Threshold = "Resilience:Circuits:IGateway:FailureThreshold";
    private const string ResetTimeout = "Resilience:Circuits:IGateway:ResetTimeout";

    private static readonly CircuitIdentity s_identity = new(typeof(IGateway), null, null);

    private readonly ResilienceRuntime _runtime = new();
    private readonly Settings _settings = new();
    private readonly CircuitBreaker _circuit;
    private readonly PolicyConfiguration _configuration;

    public HandSetCircuitTests()
    {
        CircuitBreakerOptions declared = new() { Name = "IGateway", FailureThreshold = 3 };
        _circuit = new CircuitBreaker(declared, _runtime);
        _configuration = Start(_settings, registered: null);
        Declare(typeof(IGateway), declared);
    }

    [Fact]
    public void A_value_replaces_it_though_the_attribute_says_the_same_and_so_does_taking_it_out_again()
    {
        SetByHand(2);
        _settings.Change((Threshold, "3"));
        FailuresToOpen().ShouldBe(3);
        Log.LatestRecord.Id.Id.ShouldBe(22);

        SetByHand(2);
        _settings.Change((Threshold, null));
        FailuresToOpen().ShouldBe(3);
        Log.GetSnapshot().Select(static record => record.Id.Id).ShouldBe([22, 22]);
    }

    [Fact]
    public void Nothing_is_logged_where_the_circuit_has_it_already()
    {
        _settings.Change((Threshold, "3"));
        _settings.Change((Threshold, null));

        Log.Count.ShouldBe(0);
    }

    [Fact]
    public void The_same_in_another_notation_is_nothing_else()
    {
        _settings.Change((ResetTimeout, "1000"));
        SetByHand(2);

        _settings.Change((ResetTimeout, "00:00:01"));

        FailuresToOpen().ShouldBe(2);
    }

    [Fact]
    public void Another_interface_that_shares_the_circuit_and_says_the_same_does_not_replace_it()
    {
        _settings.Change((Threshold, "4"));
        SetByHand(2);

        Declare(typeof(IOther), new CircuitBreakerOptions { Name = "IGateway", FailureThreshold = 3 });

        FailuresToOpen().ShouldBe(2);
        _settings.Change((Threshold, "5"));
        FailuresToOpen().ShouldBe(5);
    }

    private void Declare(Type service, CircuitBreakerOptions options)
    {
        PolicyDeclarations declarations = new(service, serviceKey: null, isDescription: false);
        declarations.Circuit(s_identity, "IGateway", options, _circuit);
        _configuration.Add(declarations.Service);
    }

    private void SetByHand(int threshold) => _circuit.Update(new CircuitBreakerOptions { Name = "IGateway", FailureThreshold = threshold });

    private int FailuresToOpen()
    {
        int failures = 0;
        while (_circuit.State == CircuitState.Closed)
        {
            _circuit.Fail();
            failures++;
        }

        _circuit.Close();
        return failures;
    }
}
