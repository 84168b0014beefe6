using System.Collections;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class RegistryTests : CircuitTest
{
    private ICircuitRegistry Circuits => Runtime.Circuits;

    [Fact]
    public void A_circuit_made_by_hand_is_in_its_runtimes_registry()
    {
        CircuitBreaker circuit = Circuit();

        Circuits["circuit"].ShouldBeSameAs(circuit);
        Circuits.TryGet("circuit", out CircuitBreaker? found).ShouldBeTrue();
        found.ShouldBeSameAs(circuit);
        Circuits.Count.ShouldBe(1);
        Circuits.ShouldHaveSingleItem().ShouldBeSameAs(circuit);
        foreach (object? one in (IEnumerable)Circuits)
        {
            one.ShouldBeSameAs(circuit);
        }
    }

    [Fact]
    public void An_unknown_name_throws_and_the_message_lists_those_there_are()
    {
        Circuit(options => options.Name = "beta");
        Circuit(options => options.Name = "alpha");

        Should.Throw<KeyNotFoundException>(() => Circuits["gamma"]).Message.ShouldBe("There is no circuit 'gamma'. There are: alpha, beta.");
        Circuits.TryGet("gamma", out CircuitBreaker? found).ShouldBeFalse();
        found.ShouldBeNull();
    }

    [Fact]
    public void An_empty_registry_says_when_circuits_come_to_be()
        => Should.Throw<KeyNotFoundException>(() => Circuits["gamma"]).Message.ShouldContain("first proxy instance");

    [Fact]
    public void Upper_and_lower_case_differ()
    {
        Circuit();

        Circuits.TryGet("Circuit", out _).ShouldBeFalse();
        Circuit(options => options.Name = "Circuit");
        Circuits.Count.ShouldBe(2);
    }

    [Fact]
    public void A_missing_name_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => Circuits.TryGet(null!, out _)).ParamName.ShouldBe("name");
        Should.Throw<ArgumentNullException>(() => Circuits[null!]).ParamName.ShouldBe("name");
    }

    [Fact]
    public void Circuits_may_be_made_while_the_registry_is_read()
    {
        Circuit();

        foreach (CircuitBreaker circuit in Circuits)
        {
            Circuit(options => options.Name = circuit.Name + "'");
        }

        Circuits.Count.ShouldBe(2);
    }

    [Fact]
    public void One_identity_has_one_circuit()
    {
        CircuitIdentity identity = new(typeof(IOrders), null, "GetAsync");

        CircuitBreaker first = Runtime.Registry.GetOrAdd(identity, new CircuitBreakerOptions());
        CircuitBreaker second = Runtime.Registry.GetOrAdd(identity with { }, new CircuitBreakerOptions());

        second.ShouldBeSameAs(first);
        first.Name.ShouldBe("RegistryTests.IOrders.GetAsync");
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void One_identity_with_different_settings_is_an_exception_that_says_what_to_do(string what, Action<CircuitBreakerOptions> difference)
    {
        CircuitIdentity identity = new(typeof(IOrders), "backup", "GetAsync");
        CircuitBreaker first = Add(identity);

        Should.Throw<InvalidOperationException>(() => Add(identity, difference), what)
            .Message.ShouldBe("Two proxies of RegistryTests.IOrders[backup] share the circuit 'RegistryTests.IOrders[backup].GetAsync', and their breakers have different settings. Give them equal settings, or each breaker a Name of its own.");

        Circuits.ShouldHaveSingleItem().ShouldBeSameAs(first);
        Add(identity, options =>
        {
            options.Name = "own";
            difference(options);
        }).ShouldNotBeSameAs(first);
    }

    [Fact]
    public void One_identity_is_compared_with_what_was_declared_and_not_with_an_update()
    {
        CircuitIdentity identity = new(typeof(IOrders), null, "GetAsync");
        CircuitBreaker first = Add(identity);
        first.Update(Options(options =>
        {
            options.Name = first.Name;
            options.FailureThreshold = 17;
        }));

        Add(identity).ShouldBeSameAs(first);
        Should.Throw<InvalidOperationException>(() => Add(identity, static options => options.FailureThreshold = 17));
    }

    [Fact]
    public void One_identity_is_compared_under_the_name_that_the_circuit_has_by_now()
    {
        CircuitIdentity identity = new(typeof(Namespaces.First.IClash), null, null);
        CircuitBreaker first = Add(identity);
        Add(new(typeof(Namespaces.Second.IClash), null, null));

        Add(identity).ShouldBeSameAs(first);
    }

    [Fact]
    public void Service_key_and_method_make_identities_differ()
    {
        string[] names =
        [
            Add(new(typeof(IOrders), null, null)).Name,
            Add(new(typeof(IOrders), "backup", null)).Name,
            Add(new(typeof(IOrders), 7, null)).Name,
            Add(new(typeof(IOrders), null, "GetAsync")).Name,
            Add(new(typeof(IOrders), "backup", "GetAsync(int,string)")).Name,
        ];

        names.ShouldBe(
        [
            "RegistryTests.IOrders",
            "RegistryTests.IOrders[backup]",
            "RegistryTests.IOrders[7]",
            "RegistryTests.IOrders.GetAsync",
            "RegistryTests.IOrders[backup].GetAsync(int,string)",
        ]);
    }

    [Fact]
    public void Two_identities_with_one_display_name_both_get_the_qualified_one_and_a_warning_is_logged()
    {
        CircuitBreaker first = Add(new(typeof(Namespaces.First.IClash), null, "GetAsync"));
        first.Name.ShouldBe("IClash.GetAsync");

        CircuitBreaker second = Add(new(typeof(Namespaces.Second.IClash), null, "GetAsync"));

        first.Name.ShouldBe("Resilience.Tests.Namespaces.First.IClash.GetAsync");
        second.Name.ShouldBe("Resilience.Tests.Namespaces.Second.IClash.GetAsync");
        Circuits[first.Name].ShouldBeSameAs(first);
        Circuits[second.Name].ShouldBeSameAs(second);
        Circuits.TryGet("IClash.GetAsync", out _).ShouldBeFalse();
        Circuits.Count.ShouldBe(2);
        Log.GetSnapshot().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            record => record.Id.Id.ShouldBe(6),
            record => record.Level.ShouldBe(Microsoft.Extensions.Logging.LogLevel.Warning),
            record => record.Message.ShouldContain("'IClash.GetAsync'"));
    }

    [Fact]
    public void A_third_one_gets_the_qualified_name_too()
    {
        Add(new(typeof(Namespaces.First.IClash), null, null));
        Add(new(typeof(Namespaces.Second.IClash), null, null));

        Add(new(typeof(Namespaces.Third.IClash), null, null)).Name.ShouldBe("Resilience.Tests.Namespaces.Third.IClash");
    }

    [Fact]
    public async Task A_renamed_circuit_keeps_state_and_tells_its_new_name()
    {
        CircuitBreaker first = Add(new(typeof(Namespaces.First.IClash), null, null));
        first.Open();
        Add(new(typeof(Namespaces.Second.IClash), null, null));

        first.State.ShouldBe(CircuitState.Open);
        first.Close();

        (await Changes())[^1].CircuitName.ShouldBe("Resilience.Tests.Namespaces.First.IClash");
        first.Update(Options(options => options.Name = "Resilience.Tests.Namespaces.First.IClash"));
    }

    [Fact]
    public void A_logger_that_throws_keeps_no_circuit_from_being_made()
    {
        using ResilienceRuntime runtime = new(new ResilienceOptions { LoggerFactory = new ThrowingLoggerFactory() });
        runtime.Registry.GetOrAdd(new(typeof(Namespaces.First.IClash), null, null), new CircuitBreakerOptions());

        runtime.Registry.GetOrAdd(new(typeof(Namespaces.Second.IClash), null, null), new CircuitBreakerOptions()).Name
            .ShouldBe("Resilience.Tests.Namespaces.Second.IClash");

        runtime.Circuits.Count.ShouldBe(2);
    }

    [Fact]
    public void A_logger_may_use_the_registry()
    {
        ReadingLoggerFactory loggers = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { LoggerFactory = loggers });
        loggers.Read = () => runtime.Circuits.Count;
        runtime.Registry.GetOrAdd(new(typeof(Namespaces.First.IClash), null, null), new CircuitBreakerOptions());

        runtime.Registry.GetOrAdd(new(typeof(Namespaces.Second.IClash), null, null), new CircuitBreakerOptions());

        loggers.Counted.ShouldBe(2);
    }

    [Fact]
    public void An_equal_name_is_one_circuit_for_both()
    {
        CircuitBreaker first = Add(new(typeof(IOrders), null, "GetAsync"), options => options.Name = "shared");
        CircuitBreaker second = Add(new(typeof(IOrders), null, "PutAsync"), options => options.Name = "shared");

        second.ShouldBeSameAs(first);
        Circuits.ShouldHaveSingleItem().Name.ShouldBe("shared");
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void An_equal_name_with_different_settings_is_an_exception_that_names_both(string what, Action<CircuitBreakerOptions> difference)
    {
        Add(new(typeof(IOrders), null, "GetAsync"), options => options.Name = "shared");

        InvalidOperationException error = Should.Throw<InvalidOperationException>(() => Add(
            new(typeof(IOrders), null, "PutAsync"),
            options =>
            {
                options.Name = "shared";
                difference(options);
            }));

        error.Message.ShouldContain("IOrders.GetAsync", customMessage: what);
        error.Message.ShouldContain("IOrders.PutAsync");
        error.Message.ShouldContain("'shared'");
    }

    [Fact]
    public void An_equal_name_is_compared_with_what_was_declared_and_not_with_an_update()
    {
        CircuitBreaker first = Add(new(typeof(IOrders), null, "GetAsync"), options => options.Name = "shared");
        first.Update(Options(options =>
        {
            options.Name = "shared";
            options.FailureThreshold = 17;
        }));

        Add(new(typeof(IOrders), null, "PutAsync"), options => options.Name = "shared").ShouldBeSameAs(first);
        first.Fail(16);
        first.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void Settings_that_say_the_same_in_other_words_are_equal()
    {
        CircuitBreaker first = Add(new(typeof(IOrders), null, "GetAsync"), options => options.Name = "shared");

        Add(new(typeof(IOrders), null, "PutAsync"), options =>
        {
            options.Name = "shared";
            options.FailureThreshold = 5;
            options.VolumeThreshold = 10;
            options.HalfOpenTimeout = TimeSpan.FromSeconds(30);
            options.Classifier = null;
        }).ShouldBeSameAs(first);
    }

    [Fact]
    public void Classifiers_are_compared_by_type()
    {
        CircuitBreaker first = Add(new(typeof(IOrders), null, "GetAsync"), options => Classified(options, new SomeClassifier()));

        Add(new(typeof(IOrders), null, "PutAsync"), options => Classified(options, new SomeClassifier())).ShouldBeSameAs(first);

        static void Classified(CircuitBreakerOptions options, object classifier)
        {
            options.Name = "shared";
            options.Classifier = classifier;
        }
    }

    [Fact]
    public void A_proxy_may_share_a_circuit_made_by_hand()
    {
        CircuitBreaker made = new(new CircuitBreakerOptions { Name = "by hand" }, Runtime);

        Add(new(typeof(IOrders), null, null), options => options.Name = "by hand").ShouldBeSameAs(made);
        Should.Throw<InvalidOperationException>(() => Add(
            new(typeof(IOrders), null, "GetAsync"),
            options =>
            {
                options.Name = "by hand";
                options.FailureThreshold = 1;
            })).Message.ShouldContain("a breaker made by hand");
    }

    [Fact]
    public void A_default_name_gives_way_to_one_that_somebody_wrote()
    {
        CircuitBreaker byDefault = Add(new(typeof(Namespaces.First.IClash), null, null));

        CircuitBreaker named = Add(new(typeof(IOrders), null, null), options => options.Name = "IClash");

        named.ShouldNotBeSameAs(byDefault);
        Circuits["IClash"].ShouldBeSameAs(named);
        byDefault.Name.ShouldBe("Resilience.Tests.Namespaces.First.IClash");
    }

    [Fact]
    public void A_name_that_somebody_wrote_stays_and_the_default_gives_way()
    {
        CircuitBreaker named = Circuit(options => options.Name = "IClash");

        Add(new(typeof(Namespaces.First.IClash), null, null)).Name.ShouldBe("Resilience.Tests.Namespaces.First.IClash");
        Circuits["IClash"].ShouldBeSameAs(named);
    }

    [Fact]
    public void Where_even_the_qualified_name_is_taken_it_is_numbered()
    {
        Circuit(options => options.Name = "Resilience.Tests.Namespaces.First.IClash");
        CircuitBreaker first = Add(new(typeof(Namespaces.First.IClash), null, null));

        CircuitBreaker second = Add(new(typeof(Namespaces.Second.IClash), null, null));

        first.Name.ShouldBe("Resilience.Tests.Namespaces.First.IClash#2");
        Circuits[first.Name].ShouldBeSameAs(first);
        second.Name.ShouldBe("Resilience.Tests.Namespaces.Second.IClash");
    }

    [Fact]
    public void Keys_of_one_text_have_circuits_of_their_own()
    {
        CircuitBreaker number = Add(new(typeof(Namespaces.First.IClash), 1, null));
        CircuitBreaker text = Add(new(typeof(Namespaces.First.IClash), "1", null));

        number.ShouldNotBeSameAs(text);
        number.Name.ShouldBe("Resilience.Tests.Namespaces.First.IClash[1]");
        text.Name.ShouldBe("Resilience.Tests.Namespaces.First.IClash[1]#2");
    }

    [Fact]
    public void A_default_name_without_a_namespace_gives_way_to_a_written_one_too()
    {
        CircuitBreaker global = Add(new(typeof(IInNoNamespace), null, null));

        CircuitBreaker named = Add(new(typeof(IOrders), null, null), options => options.Name = "IInNoNamespace");

        Circuits["IInNoNamespace"].ShouldBeSameAs(named);
        global.Name.ShouldBe("IInNoNamespace#2");
        Circuits[global.Name].ShouldBeSameAs(global);
    }

    [Fact]
    public void A_waiting_record_is_applied_to_a_circuit_that_gets_its_name_later()
    {
        Circuits.Import([new CircuitRecord { Name = "Resilience.Tests.Namespaces.First.IClash", State = CircuitState.ForcedOpen, ExportedAt = Time.GetUtcNow() }]);
        CircuitBreaker first = Add(new(typeof(Namespaces.First.IClash), null, null));
        first.State.ShouldBe(CircuitState.Closed);

        Add(new(typeof(Namespaces.Second.IClash), null, null));

        first.State.ShouldBe(CircuitState.ForcedOpen);
    }

    [Fact]
    public void A_waiting_record_is_applied_to_a_proxys_circuit()
    {
        Circuits.Import([new CircuitRecord { Name = "RegistryTests.IOrders", State = CircuitState.ForcedOpen, ExportedAt = Time.GetUtcNow() }]);

        Add(new(typeof(IOrders), null, null)).State.ShouldBe(CircuitState.ForcedOpen);
    }

    [Fact]
    public void Bad_settings_of_a_proxy_leave_no_circuit_behind()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Add(new(typeof(IOrders), null, null), options => options.HalfOpenPermits = 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Add(
            new(typeof(IOrders), null, null),
            options =>
            {
                options.Name = "named";
                options.HalfOpenPermits = 0;
            }));

        Circuits.Count.ShouldBe(0);
    }

    [Fact]
    public async Task StateChanged_tells_of_every_circuit()
    {
        Circuit(options => options.Name = "first").Open();
        Circuit(options => options.Name = "second").Disable();

        (await Changes()).Select(change => (change.CircuitName, change.To)).ShouldBe([("first", CircuitState.Open), ("second", CircuitState.Disabled)]);
    }

    public static TheoryData<string, Action<CircuitBreakerOptions>> Differences => new()
    {
        { "threshold", options => options.FailureThreshold = 6 },
        { "percentage", options => options.ErrorThresholdPercentage = 50 },
        { "reset", options => options.ResetTimeout = TimeSpan.FromSeconds(31) },
        { "mode", options => options.Mode = CircuitBreakerMode.Observe },
        { "handle", options => options.Handle = [typeof(CalleeException)] },
        { "ignore", options => options.Ignore = [typeof(CalleeException)] },
        { "classifier", options => options.Classifier = new SomeClassifier() },
    };

    private CircuitBreaker Add(CircuitIdentity identity, Action<CircuitBreakerOptions>? configure = null)
    {
        CircuitBreakerOptions options = new();
        configure?.Invoke(options);
        return Runtime.Registry.GetOrAdd(identity, options);
    }

    private interface IOrders;

    private sealed class SomeClassifier : IOutcomeClassifier
    {
        public Outcome Classify(Exception exception) => Outcome.Failure;
    }
}
