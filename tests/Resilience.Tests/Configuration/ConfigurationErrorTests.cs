using System.Text;
using Microsoft.Extensions.Configuration;
using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class ConfigurationErrorTests : ConfigurationTest
{
    private static IReadOnlyList<string> JsonErrors(string json, Guarded service)
        => PolicyConfiguration.ErrorsOf(new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build(), [service.Service]);

    private static Guarded Gateway() => new Guarded(typeof(IGateway)).Timeout("ChargeAsync", 5_000).Retry("RefundAsync");

    [Fact]
    public void An_unknown_policy_is_named_with_those_that_there_are()
        => Error(new Settings(("Resilience:Interfaces:IGateway:Policies:Timeouts", "5")), Gateway())
            .ShouldBe($"Resilience:Interfaces:IGateway:Policies:Timeouts: there is no policy Timeouts. Did you mean Timeout? There are: {string.Join(", ", PolicySchemas.All.Keys.Order(StringComparer.Ordinal))}.");

    [Fact]
    public void An_unknown_property_is_named_with_those_that_there_are()
        => Error(new Settings(("Resilience:Interfaces:IGateway:Methods:ChargeAsync:Timeout:Seconds", "5")), Gateway())
            .ShouldStartWith("Resilience:Interfaces:IGateway:Methods:ChargeAsync:Timeout:Seconds: Timeout has no property Seconds. There are: ");

    [Theory]
    [InlineData("Policies:CircuitBraker", "there is no policy CircuitBraker. Did you mean CircuitBreaker? There are: ")]
    [InlineData("Methods:ChargeAsnc:Timeout", "IGateway has no guarded method ChargeAsnc. Did you mean ChargeAsync? There are: ChargeAsync, RefundAsync.")]
    [InlineData("Policies:Timeout:Millisecond", "Timeout has no property Millisecond. Did you mean Milliseconds? There are: ")]
    public void A_misspelt_policy_method_or_property_is_told_the_nearest(string path, string problem)
        => Error(new Settings(("Resilience:Interfaces:IGateway:" + path, "5")), Gateway()).ShouldContain(": " + problem);

    [Fact]
    public void A_policy_that_the_attributes_do_not_name_is_refused()
        => Errors(
            new Settings(("Resilience:Interfaces:IGateway:Policies:TotalTimeout", "5"), ("Resilience:Interfaces:IGateway:Methods:ChargeAsync:Retry", "5")),
            Gateway())
            .ShouldBe(
            [
                "Resilience:Interfaces:IGateway:Policies:TotalTimeout: the attributes of IGateway name no TotalTimeout, and configuration adds none. They name: Retry, Timeout.",
                "Resilience:Interfaces:IGateway:Methods:ChargeAsync:Retry: the attributes of IGateway.ChargeAsync name no Retry, and configuration adds none. They name: Timeout.",
            ],
            ignoreOrder: true);

    [Fact]
    public void A_method_that_is_not_guarded_is_refused()
        => Error(new Settings(("Resilience:Interfaces:IGateway:Methods:Charge:Timeout", "5")), Gateway())
            .ShouldBe("Resilience:Interfaces:IGateway:Methods:Charge: IGateway has no guarded method Charge. There are: ChargeAsync, RefundAsync.");

    [Fact]
    public void What_is_no_part_of_an_interface_is_refused()
        => Errors(
            new Settings(("Resilience:Interfaces:IGateway:Timeout", "5"), ("Resilience:Interfaces:IGateway:Method", "5"), ("Resilience:Interfaces:IGateway:Policies", "off"), ("Resilience:Interfaces:IGateway", "off")),
            Gateway())
            .ShouldBe(
            [
                "Resilience:Interfaces:IGateway:Timeout: Timeout is no part of an interface. Write it below Policies or a method: Resilience:Interfaces:IGateway:Policies:Timeout.",
                "Resilience:Interfaces:IGateway:Method: Method is no part of an interface. Write Policies:<policy> or Methods:<method>:<policy> below it.",
                "Resilience:Interfaces:IGateway:Policies: 'off' is a value, which means nothing here. Write Policies:<policy> or Methods:<method>:<policy> below it.",
                "Resilience:Interfaces:IGateway: 'off' is a value, which means nothing here. Write Policies:<policy> or Methods:<method>:<policy> below it.",
            ],
            ignoreOrder: true);

    [Theory]
    [InlineData("", "Write Circuits, Enabled, Interfaces or StrictConfiguration below it.")]
    [InlineData(":Interfaces", "Write the name of an interface below it.")]
    [InlineData(":Circuits", "Write the name of a circuit below it.")]
    [InlineData(":Interfaces:IGateway", "Write Policies:<policy> or Methods:<method>:<policy> below it.")]
    [InlineData(":Interfaces:IGateway:Policies", "Write Policies:<policy> or Methods:<method>:<policy> below it.")]
    [InlineData(":Interfaces:IGateway:Methods", "Write Policies:<policy> or Methods:<method>:<policy> below it.")]
    [InlineData(":Interfaces:IGateway:Methods:ChargeAsync", "Write a policy below it.")]
    public void A_value_where_keys_belong_is_refused_and_an_empty_one_has_no_keys(string path, string remedy)
    {
        Error(new Settings(("Resilience" + path, "x")), Gateway()).ShouldBe($"Resilience{path}: 'x' is a value, which means nothing here. {remedy}");
        Errors(new Settings(("Resilience" + path, "")), Gateway()).ShouldBeEmpty();
        Errors(new Settings(("Resilience" + path, null)), Gateway()).ShouldBeEmpty();
    }

    [Fact]
    public void In_JSON_null_and_what_is_empty_say_nothing_but_an_empty_text_is_a_value()
    {
        Guarded gateway = Gateway().Breaker("ChargeAsync", new CircuitBreakerOptions());

        JsonErrors("""{ "Resilience": { "Enabled": null, "Interfaces": { "IGateway": { "Policies": { "Timeout": null, "Retry": {}, "CircuitBreaker": [] }, "Methods": {} } }, "Circuits": [] } }""", gateway)
            .ShouldBeEmpty();
        JsonErrors("""{ "Resilience": { "Enabled": "", "Interfaces": { "IGateway": { "Policies": { "Timeout": "", "Retry": { "Delay": " " } } } } } }""", gateway)
            .ShouldBe(
            [
                "Resilience:Enabled: Enabled is '', but must be true or false. To say nothing, leave the key out; in JSON null will do too.",
                "Resilience:Interfaces:IGateway:Policies:Timeout: Milliseconds is '', but must be a number of milliseconds up to 2147483647, or [d.]hh:mm:ss. To say nothing, leave the key out; in JSON null will do too.",
                "Resilience:Interfaces:IGateway:Policies:Retry:Delay: Delay is '', but must be a number of milliseconds up to 2147483647, or [d.]hh:mm:ss. To say nothing, leave the key out; in JSON null will do too.",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void A_later_source_takes_a_value_away_by_null_and_not_by_an_empty_one()
    {
        const string Path = "Resilience:Interfaces:IGateway:Policies:Timeout";
        IConfigurationRoot Layered(string? value) => new ConfigurationBuilder().AddInMemoryCollection([new(Path, "never")]).AddInMemoryCollection([new(Path, value)]).Build();

        PolicyConfiguration.ErrorsOf(Layered(null), [Gateway().Service]).ShouldBeEmpty();
        PolicyConfiguration.ErrorsOf(Layered(""), [Gateway().Service]).ShouldHaveSingleItem().ShouldStartWith(Path + ": Milliseconds is ''");
    }

    [Theory]
    [InlineData("Circuits:IGateway.ChargeAsync", "'false' stands here alone, but IGateway.ChargeAsync has no property that a value alone could mean. To switch the policy, write Enabled below it: Resilience:Circuits:IGateway.ChargeAsync:Enabled = false.")]
    [InlineData("Interfaces:IGateway:Policies:CircuitBreaker", "'false' stands here alone, but CircuitBreaker has no property that a value alone could mean. To switch the policy, write Enabled below it: Resilience:Interfaces:IGateway:Policies:CircuitBreaker:Enabled = false.")]
    [InlineData("Interfaces:IGateway:Policies:Fallback", "'0' stands here alone, but Fallback has no property that a value alone could mean. To switch the policy, write Enabled below it: Resilience:Interfaces:IGateway:Policies:Fallback:Enabled = false.", "0")]
    [InlineData("Interfaces:IGateway:Fallback", "Fallback is no part of an interface. Write it below Policies or a method: Resilience:Interfaces:IGateway:Policies:Fallback:Enabled = false.", "0")]
    [InlineData("Interfaces:IGateway:Timeout", "Timeout is no part of an interface. Write it below Policies or a method: Resilience:Interfaces:IGateway:Policies:Timeout.", "0")]
    [InlineData("Interfaces:IGateway:CircuitBreaker", "CircuitBreaker is no part of an interface. Write it below Policies or a method: Resilience:Interfaces:IGateway:Policies:CircuitBreaker:Enabled = false.")]
    [InlineData("Interfaces:IGateway:circuitbreaker:Enabled", "circuitbreaker is no part of an interface. Write it below Policies or a method: Resilience:Interfaces:IGateway:Policies:CircuitBreaker.")]
    public void A_switch_alone_is_told_where_it_belongs(string path, string problem, string value = "false")
        => Error(new Settings(("Resilience:" + path, value)), Gateway().Breaker("ChargeAsync", new CircuitBreakerOptions()).Fallback("ChargeAsync")).ShouldEndWith(": " + problem);

    [Theory]
    [InlineData("Handle:0", "System.IO.IOException")]
    [InlineData("Ignore:0", "System.IO.IOException")]
    [InlineData("Classifier", "Shop.Outcomes")]
    [InlineData("Idempotent", "true")]
    public void What_code_decides_is_refused_with_the_reason(string key, string value)
        => Error(new Settings(("Resilience:Interfaces:IGateway:Policies:Retry:" + key, value)), Gateway())
            .ShouldSatisfyAllConditions(
                error => error.ShouldStartWith($"Resilience:Interfaces:IGateway:Policies:Retry:{key.Split(':')[0]}: "),
                error => error.ShouldContain("is decided in code, by the attribute."));

    [Fact]
    public void A_circuit_s_name_is_not_configured()
        => Error(new Settings(("Resilience:Circuits:IGateway:Name", "other")), new Guarded(typeof(IGateway)).Breaker(null, new CircuitBreakerOptions(), "ChargeAsync"))
            .ShouldStartWith("Resilience:Circuits:IGateway:Name: A name is decided in code");

    [Fact]
    public void A_value_alone_that_means_nothing_is_refused()
        => Error(new Settings(("Resilience:Circuits:IGateway", "5")), new Guarded(typeof(IGateway)).Breaker(null, new CircuitBreakerOptions(), "ChargeAsync"))
            .ShouldStartWith("Resilience:Circuits:IGateway: '5' stands here alone, but IGateway has no property that a value alone could mean. Write one of these below it: Enabled, ErrorThresholdPercentage, ");

    [Fact]
    public void Keys_below_a_value_are_refused()
        => Error(new Settings(("Resilience:Interfaces:IGateway:Policies:Retry:Delay:Seconds", "5")), Gateway())
            .ShouldBe("Resilience:Interfaces:IGateway:Policies:Retry:Delay: Delay is a value, but there are keys below it: Seconds.");

    [Theory]
    [InlineData("Enabled")]
    [InlineData("StrictConfiguration")]
    public void Keys_below_a_switch_of_everything_are_refused(string key)
        => Errors(new Settings(($"Resilience:{key}:IGateway", "false"), ("Resilience:" + key, "true")), Gateway())
            .Append(Error(new Settings(($"Resilience:{key}:IGateway", "false")), Gateway()))
            .ShouldBe(Enumerable.Repeat($"Resilience:{key}: {key} is a value, but there are keys below it: IGateway.", 2));

    [Fact]
    public void All_errors_are_listed_each_once()
        => Errors(
            new Settings(
                ("Resilience:Enabled", "maybe"),
                ("Resilience:Interfaces:IGateway:Policies:Retry:Delay", "-1"),
                ("Resilience:Interfaces:IGateway:Policies:Retry:Budget", "2"),
                ("Resilience:Interfaces:IGateway:Policies:Retry:Multiplier", "x")),
            new Guarded(typeof(IGateway)).Retry("ChargeAsync").Retry("RefundAsync"))
            .ShouldBe(
            [
                "Resilience:Enabled: Enabled is 'maybe', but must be true or false.",
                "Resilience:Interfaces:IGateway:Policies:Retry:Delay: Delay is '-1', but must be 0 or more.",
                "Resilience:Interfaces:IGateway:Policies:Retry:Budget: Budget is '2', but must be between 0 and 1.",
                "Resilience:Interfaces:IGateway:Policies:Retry:Multiplier: Multiplier is 'x', but must be a number.",
            ],
            ignoreOrder: true);

    [Fact]
    public void Values_that_are_at_odds_are_named_where_they_stand()
        => Errors(
            new Settings(
                ("Resilience:Circuits:IGateway:RollingWindowCalls", "5"),
                ("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:VolumeThreshold", "6")),
            new Guarded(typeof(IGateway)).Breaker(null, new CircuitBreakerOptions(), "ChargeAsync"))
            .ShouldBe(["Resilience:Interfaces:IGateway:Policies:CircuitBreaker:VolumeThreshold: VolumeThreshold is 6, but must be between 1 and RollingWindowCalls, 5: the window never holds more."]);

    [Fact]
    public void What_is_at_odds_with_the_attribute_is_named_where_it_stands()
        => Error(
            new Settings(("Resilience:Circuits:IGateway:RollingWindowCalls", "5")),
            new Guarded(typeof(IGateway)).Breaker(null, new CircuitBreakerOptions { VolumeThreshold = 6 }, "ChargeAsync"))
            .ShouldBe("Resilience:Circuits:IGateway: VolumeThreshold is 6, but must be between 1 and RollingWindowCalls, 5: the window never holds more.");

    [Fact]
    public void Settings_of_one_method_for_the_interface_s_breaker_are_refused_with_the_right_place()
        => Errors(
            new Settings(
                ("Resilience:Interfaces:IGateway:Methods:ChargeAsync:CircuitBreaker:FailureThreshold", "2"),
                ("Resilience:Interfaces:IGateway:Methods:ChargeAsync:CircuitBreaker:Enabled", "no")),
            new Guarded(typeof(IGateway)).Breaker(null, new CircuitBreakerOptions(), "ChargeAsync", "RefundAsync"))
            .ShouldBe(
            [
                "Resilience:Interfaces:IGateway:Methods:ChargeAsync:CircuitBreaker:FailureThreshold: the CircuitBreaker of ChargeAsync stands on its interface, one for all methods that it guards. Of a method alone only Enabled can be said; write FailureThreshold at Resilience:Interfaces:IGateway:Policies:CircuitBreaker:FailureThreshold.",
                "Resilience:Interfaces:IGateway:Methods:ChargeAsync:CircuitBreaker:Enabled: Enabled is 'no', but must be true or false.",
            ],
            ignoreOrder: true);

    [Fact]
    public void Two_interfaces_that_share_a_circuit_may_not_be_told_different_things()
    {
        static Guarded Sharing(Type service) => new Guarded(service).Breaker("CallAsync", new CircuitBreakerOptions { Name = "shared" });
        Settings one = new(("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:FailureThreshold", "2"));
        Settings both = new(
            ("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:FailureThreshold", "2"),
            ("Resilience:Interfaces:IOther:Methods:CallAsync:CircuitBreaker:FailureThreshold", "2"),
            ("Resilience:Interfaces:IOther:Methods:CallAsync:CircuitBreaker:Enabled", "false"));

        Error(one, Sharing(typeof(IGateway)), Sharing(typeof(IOther)))
            .ShouldBe("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:FailureThreshold: the CircuitBreaker 'shared' is shared by IGateway and IOther, and would be told different things. Write FailureThreshold at Resilience:Circuits:shared:FailureThreshold.");
        Errors(both, Sharing(typeof(IGateway)), Sharing(typeof(IOther))).ShouldBeEmpty();
        Errors(one, Sharing(typeof(IGateway))).ShouldBeEmpty();
    }

    [Fact]
    public void What_sharers_are_told_is_compared_by_what_it_means()
    {
        Errors(Said("Bulkhead", "9", "Bulkhead:MaxConcurrency", "9"), Sharing(typeof(IGateway)), Sharing(typeof(IOther))).ShouldBeEmpty();
        Errors(Said("RateLimit:Window", "1000", "RateLimit:Window", "00:00:01"), Sharing(typeof(IGateway)), Sharing(typeof(IOther))).ShouldBeEmpty();
        Errors(Said("Bulkhead", "9", "Bulkhead:MaxConcurrency", "8"), Sharing(typeof(IGateway)), Sharing(typeof(IOther))).Length.ShouldBe(2);
        Errors(Said("Bulkhead", "9", "Bulkhead:MaxQueue", "9"), Sharing(typeof(IGateway)), Sharing(typeof(IOther))).Length.ShouldBe(2);

        static Settings Said(string key, string value, string otherKey, string otherValue)
            => new(("Resilience:Interfaces:IGateway:Policies:" + key, value), ("Resilience:Interfaces:IOther:Policies:" + otherKey, otherValue));

        static GuardedService Sharing(Type service) => PolicyBinder.DescriptionOf(service, serviceKey: null, static binder => binder.Guard("M", new GuardOptions
        {
            Bulkhead = binder.Bulkhead("M", new BulkheadOptions { MaxConcurrency = 5, Name = "sh" }),
            RateLimit = binder.RateLimit("M", new RateLimitOptions { Permits = 5, Name = "sh" }),
        }));

        static string[] Errors(Settings settings, params GuardedService[] services) => [.. PolicyConfiguration.ErrorsOf(settings.Root, services)];
    }

    [Fact]
    public void A_simple_name_that_two_interfaces_have_is_refused_and_the_full_names_are_fine()
    {
        Guarded[] both = [new Guarded(typeof(Namespaces.First.IClash)).Timeout("CallAsync", 1), new Guarded(typeof(Namespaces.Second.IClash)).Timeout("CallAsync", 1)];

        Error(new Settings(("Resilience:Interfaces:IClash:Policies:Timeout", "5")), both)
            .ShouldBe("Resilience:Interfaces:IClash: IClash may be Resilience.Tests.Namespaces.First.IClash or Resilience.Tests.Namespaces.Second.IClash. Write the full name.");

        Configure(new Settings(("Resilience:Interfaces:Resilience.Tests.Namespaces.Second.IClash:Policies:Timeout", "5")), both);
        both[0].Told.ShouldBeEmpty();
        both[1].Told.ShouldBe(["CallAsync Timeout 5"]);
    }

    [Fact]
    public void A_full_name_goes_for_an_interface_whose_simple_name_is_unique_too()
        => Told(new Settings(("Resilience:Interfaces:Resilience.Tests.IGateway:Policies:Timeout", "5")), Gateway()).ShouldBe(["ChargeAsync Timeout 5"]);

    [Fact]
    public void An_unknown_interface_or_circuit_is_a_warning_and_an_error_where_it_is_strict()
    {
        (string, string?)[] unknown = [("Resilience:Interfaces:IGatewy:Policies:Timeout", "5"), ("Resilience:Circuits:stripe:FailureThreshold", "5"), ("Resilience:Interface:IGateway", "5")];
        string[] problems =
        [
            "Resilience:Interface: nobody reads it. There are: Circuits, Enabled, Interfaces, StrictConfiguration.",
            "Resilience:Interfaces:IGatewy: no guarded interface is known by this name. Did you mean IGateway? There are: IGateway.",
            "Resilience:Circuits:stripe: no circuit is known by this name. There are none.",
        ];

        Start(new Settings(unknown), [Gateway().Service]);
        Log.GetSnapshot().Select(record => (record.Id.Id, record.Message)).ShouldBe(problems.Select(problem => (21, problem)));
        Errors(new Settings(unknown), Gateway()).ShouldBeEmpty();
        Errors(new Settings([.. unknown, ("Resilience:StrictConfiguration", "true")]), Gateway()).ShouldBe(problems);
    }

    [Fact]
    public void What_an_open_generic_interface_has_is_only_known_when_it_is_closed()
    {
        Settings settings = new(("Resilience:Interfaces:IStore<>:Policies:Retry", "5"), ("Resilience:StrictConfiguration", "true"));
        Guarded open = new(typeof(IStore<>));

        Errors(settings, open).ShouldBeEmpty();
        Error(settings, open, new Guarded(typeof(IStore<string>)).Timeout("Load", 5))
            .ShouldBe("Resilience:Interfaces:IStore<>:Policies:Retry: the attributes of IStore<> name no Retry, and configuration adds none. They name: Timeout.");
    }

    [Theory]
    [InlineData("Interfaces:IStore<string>:Policies:Retry")]
    [InlineData("Interfaces:istore<Dictionary<string,int[,]>>:Methods:Load:Timeout")]
    [InlineData("Interfaces:Resilience.Tests.IStore<string>:Policies:Retry")]
    [InlineData("Interfaces:IStore<string>[eu]:Policies:Retry")]
    [InlineData("Circuits:IStore<int>[eu]:ResetTimeout")]
    [InlineData("Circuits:IStore<int>[eu].Load:ResetTimeout")]
    [InlineData("Circuits:Resilience.Tests.IStore<int>[eu].Load:ResetTimeout")]
    public void A_construction_of_an_open_generic_interface_that_is_registered_is_known(string path)
    {
        Settings settings = new(("Resilience:" + path, "5"), ("Resilience:StrictConfiguration", "true"));
        Guarded made = new Guarded(typeof(IStore<byte>), "eu").Timeout("Load", 5).Retry("Load").Breaker("Load", new CircuitBreakerOptions());

        Errors(settings, new Guarded(typeof(IStore<>), "eu")).ShouldBeEmpty();
        Errors(settings, new Guarded(typeof(IStore<>), "eu"), made).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Interfaces:IStore<string,int>:Policies:Retry")]
    [InlineData("Interfaces:IStore<string>[us]:Policies:Retry")]
    [InlineData("Interfaces:IStore<string:Policies:Retry")]
    [InlineData("Interfaces:IStore:Policies:Retry")]
    [InlineData("Interfaces:IStores<string>:Policies:Retry")]
    [InlineData("Circuits:IStore<>.Load:ResetTimeout")]
    [InlineData("Circuits:IStore<string>[us].Load:ResetTimeout")]
    [InlineData("Circuits:IStore<byte>[eu].Lod:ResetTimeout")]
    public void What_is_no_construction_and_no_circuit_of_one_is_not_known(string path)
    {
        Settings settings = new(("Resilience:" + path, "5"), ("Resilience:StrictConfiguration", "true"));
        Guarded made = new Guarded(typeof(IStore<byte>), "eu").Timeout("Load", 5).Retry("Load").Breaker("Load", new CircuitBreakerOptions());

        Error(settings, new Guarded(typeof(IStore<>), "eu"), made).ShouldContain("is known by this name. ");
    }

    [Fact]
    public void What_a_construction_is_told_is_checked_before_it_is_made_as_far_as_no_attribute_decides()
        => Errors(
            new Settings(
                ("Resilience:Interfaces:IStore<string>:Timeout", "5"),
                ("Resilience:Interfaces:IStore<string>:Policies:Timeouts", "5"),
                ("Resilience:Interfaces:IStore<string>:Methods:Load:Timeout", "soon"),
                ("Resilience:Circuits:IStore<string>.Load:FailureThreshhold", "5")),
            new Guarded(typeof(IStore<>)))
            .Select(static error => error[..error.IndexOf(": ", StringComparison.Ordinal)])
            .ShouldBe(
            [
                "Resilience:Interfaces:IStore<string>:Timeout",
                "Resilience:Interfaces:IStore<string>:Policies:Timeouts",
                "Resilience:Interfaces:IStore<string>:Methods:Load:Timeout",
                "Resilience:Circuits:IStore<string>.Load:FailureThreshhold",
            ],
            ignoreOrder: true);

    [Fact]
    public void A_circuit_s_name_is_nobody_s_only_when_a_construction_was_made_of_each_open_interface()
    {
        Settings settings = new(("Resilience:Circuits:stripe:FailureThreshold", "5"), ("Resilience:Circuits:strip:FailureThreshold", "5"));
        PolicyConfiguration configuration = Start(settings, [new Guarded(typeof(IStore<>)).Service]);
        Log.GetSnapshot().ShouldBeEmpty();

        configuration.Add(new Guarded(typeof(IStore<int>)).Breaker("Load", new CircuitBreakerOptions { Name = "stripe" }).Service);
        configuration.Add(new Guarded(typeof(IStore<string>)).Breaker("Load", new CircuitBreakerOptions { Name = "stripe" }).Timeout("Load", 5).Service);

        Log.GetSnapshot().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            record => record.Id.Id.ShouldBe(21),
            record => record.Message.ShouldBe("Resilience:Circuits:strip: no circuit is known by this name. Did you mean stripe? There are: stripe."));
    }

    [Fact]
    public void Any_key_of_a_service_that_is_registered_for_all_is_known()
    {
        Guarded any = new Guarded(typeof(IGateway), Microsoft.Extensions.DependencyInjection.KeyedService.AnyKey).Timeout("ChargeAsync", 5);

        Errors(new Settings(("Resilience:StrictConfiguration", "true"), ("Resilience:Interfaces:IGateway[eu]:Policies:Timeout", "5")), any).ShouldBeEmpty();
        Errors(new Settings(("Resilience:StrictConfiguration", "true"), ("Resilience:Interfaces:IStore<int>[eu]:Policies:Timeout", "5")), new Guarded(typeof(IStore<>), Microsoft.Extensions.DependencyInjection.KeyedService.AnyKey)).ShouldBeEmpty();
        Error(new Settings(("Resilience:Interfaces:IGateway[eu]:Policies:Retry", "5")), any).ShouldContain("IGateway[eu] name no Retry");
    }

    [Theory]
    [InlineData("Interfaces:IGateway[eu]:Policies:Timeout", "-5", "Milliseconds is '-5', but must be 0 or more.")]
    [InlineData("Interfaces:Resilience.Tests.IGateway[a.b[c]]:Methods:ChargeAsync:Timeout", "soon", "Milliseconds is 'soon', but must be a number of milliseconds up to 2147483647, or [d.]hh:mm:ss.")]
    [InlineData("Interfaces:IGateway[a:b]:Policies:Timeout", "-5", "Milliseconds is '-5', but must be 0 or more.")]
    [InlineData("Interfaces:IGateway[eu]:Methods:ChargeAsync:CircuitBreaker:Volume", "5", "CircuitBreaker has no property Volume.")]
    [InlineData("Interfaces:IGateway[eu]:Policies:CircuitBreaker:RollingWindowCalls", "5", "VolumeThreshold is 6, but must be between 1 and RollingWindowCalls, 5: the window never holds more.")]
    [InlineData("Circuits:IGateway[eu].ChargeAsync:RollingWindowCalls", "5", "VolumeThreshold is 6, but must be between 1 and RollingWindowCalls, 5: the window never holds more.")]
    [InlineData("Circuits:IGateway[a:b].ChargeAsync:FailureThreshold", "-5", "FailureThreshold is '-5', but must be between 0 and 65535.")]
    public void What_a_key_of_a_service_that_is_registered_for_all_is_told_is_checked_before_anybody_asks_for_it_and_on_a_change(string path, string value, string problem)
    {
        Guarded any = new Guarded(typeof(IGateway), Microsoft.Extensions.DependencyInjection.KeyedService.AnyKey)
            .Timeout("ChargeAsync", 5)
            .Breaker("ChargeAsync", new CircuitBreakerOptions { VolumeThreshold = 6 });
        Settings settings = new(("Resilience:StrictConfiguration", "true"));
        Start(settings, [any.Service]);
        settings.Change(("Resilience:" + path, value));

        Error(settings, any).ShouldContain(": " + problem);
        Log.GetSnapshot().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            record => record.Id.Id.ShouldBe(20),
            record => record.Message.ShouldContain(": " + problem));
        any.Told.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_key_is_told_is_checked_with_what_all_keys_are_told()
    {
        Guarded any = new Guarded(typeof(IGateway), Microsoft.Extensions.DependencyInjection.KeyedService.AnyKey).Breaker("ChargeAsync", new CircuitBreakerOptions()).Timeout("ChargeAsync", 5);

        Error(
            new Settings(("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:VolumeThreshold", "6"), ("Resilience:Circuits:IGateway[eu].ChargeAsync:RollingWindowCalls", "5")),
            any).ShouldBe("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:VolumeThreshold: VolumeThreshold is 6, but must be between 1 and RollingWindowCalls, 5: the window never holds more.");
        Error(
            new Settings(("Resilience:Interfaces:IGateway[eu]:Policies:Timeout", "6"), ("Resilience:Interfaces:IGateway[eu]:Policies:Timeout:Milliseconds", "7")),
            any).ShouldStartWith("Resilience:Interfaces:IGateway[eu]:Policies:Timeout:Milliseconds: Milliseconds is '7', but ");
        any.Told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("IGateway[eu")]
    [InlineData("IGateway[]")]
    [InlineData("IGateway[eu]x")]
    [InlineData("IGateway[eu].ChargeAsync")]
    [InlineData("IGateway[*]")]
    [InlineData("IStore<>[eu")]
    [InlineData("IStore<int>[]")]
    [InlineData("IStore<int>[eu]x")]
    public void What_is_no_key_of_a_service_that_is_registered_for_all_is_not_known(string name)
    {
        object anyKey = Microsoft.Extensions.DependencyInjection.KeyedService.AnyKey;

        Error(
            new Settings(("Resilience:StrictConfiguration", "true"), ($"Resilience:Interfaces:{name}:Policies:Timeout", "5")),
            new Guarded(typeof(IGateway), anyKey).Timeout("ChargeAsync", 5),
            new Guarded(typeof(IStore<>), anyKey)).ShouldStartWith($"Resilience:Interfaces:{name}: no guarded interface is known by this name.");
    }

    [Theory]
    [InlineData("IGateway[eu].ChargeAsync")]
    [InlineData("igateway[a.b[c]].chargeasync")]
    [InlineData("Resilience.Tests.IGateway[eu].ChargeAsync")]
    [InlineData("IStore<int>[eu]")]
    [InlineData("IStore<int>[eu].Load")]
    public void Any_key_s_circuit_of_a_service_that_is_registered_for_all_is_known_and_what_it_is_told_is_checked(string circuit)
    {
        object anyKey = Microsoft.Extensions.DependencyInjection.KeyedService.AnyKey;
        Guarded[] any = [new Guarded(typeof(IGateway), anyKey).Breaker("ChargeAsync", new CircuitBreakerOptions()), new Guarded(typeof(IStore<int>), anyKey)];

        Errors(new Settings(("Resilience:StrictConfiguration", "true"), ($"Resilience:Circuits:{circuit}:FailureThreshold", "5")), any).ShouldBeEmpty();
        Error(new Settings(($"Resilience:Circuits:{circuit}:FailureThreshold", "-5")), any).ShouldEndWith(":FailureThreshold: FailureThreshold is '-5', but must be between 0 and 65535.");
    }

    [Theory]
    [InlineData("IGateway[eu]")]
    [InlineData("IGateway[eu].RefundAsync")]
    [InlineData("IGateway[eu.ChargeAsync")]
    [InlineData("IGateway.ChargeAsync")]
    [InlineData("IGateway[*].ChargeAsync")]
    [InlineData("stripe[eu]")]
    public void What_is_no_circuit_of_any_key_is_not_known(string circuit)
        => Error(
            new Settings(("Resilience:StrictConfiguration", "true"), ($"Resilience:Circuits:{circuit}:FailureThreshold", "5")),
            new Guarded(typeof(IGateway), Microsoft.Extensions.DependencyInjection.KeyedService.AnyKey)
                .Breaker("ChargeAsync", new CircuitBreakerOptions())
                .Breaker("CancelAsync", new CircuitBreakerOptions { Name = "stripe" }))
            .ShouldContain("no circuit is known by this name.");

    [Theory]
    [InlineData("IStore<int>.Load")]
    [InlineData("IStore<int>")]
    [InlineData("stripe")]
    public void A_circuit_of_an_interface_whose_attributes_are_known_when_its_proxy_is_made_is_looked_for_then(string circuit)
    {
        Settings settings = new(("Resilience:StrictConfiguration", "true"), ($"Resilience:Circuits:{circuit}:FailureThreshold", "5"));
        Guarded registered = new(typeof(IStore<int>));

        Errors(settings, registered).ShouldBeEmpty();
        Error(settings, registered, new Guarded(typeof(IStore<int>)).Breaker("Save", new CircuitBreakerOptions())).ShouldContain("no circuit is known by this name.");
    }

    [Theory]
    [InlineData("IGateway.ChargeAsync", "Did you mean IGateway, the circuit of all its methods?")]
    [InlineData("IGatewy.ChargeAsync", "Did you mean IGateway, the circuit of all its methods?")]
    [InlineData("igatewy", "Did you mean IGateway?")]
    [InlineData("IOther", "Did you mean IOther.CallAsync or IOther.PingAsync?")]
    [InlineData("IOther.CalAsync", "Did you mean IOther.CallAsync?")]
    [InlineData("Resilience.Tests.IOther.CalAsync", "Did you mean Resilience.Tests.IOther.CallAsync?")]
    [InlineData("Somewhere", null)]
    public void A_circuit_s_name_that_nobody_knows_is_told_the_nearest(string name, string? hint)
        => Error(
            new Settings(("Resilience:StrictConfiguration", "true"), ($"Resilience:Circuits:{name}:FailureThreshold", "many")),
            new Guarded(typeof(IGateway)).Breaker(null, new CircuitBreakerOptions(), "ChargeAsync"),
            new Guarded(typeof(IOther)).Breaker("CallAsync", new CircuitBreakerOptions()).Breaker("PingAsync", new CircuitBreakerOptions()))
            .ShouldBe($"Resilience:Circuits:{name}: no circuit is known by this name. {(hint is null ? "" : hint + " ")}There are: IGateway, IOther.CallAsync, IOther.PingAsync.");

    [Theory]
    [InlineData("IGateway.ChargeAsync", "Did you mean stock?")]
    [InlineData("resilience.tests.igateway.chargeasync", "Did you mean stock?")]
    [InlineData("IGateway[eu].ChargeAsync", "Did you mean stock?")]
    [InlineData("IOther", "Did you mean other?")]
    [InlineData("IOther.CallAsync", "Did you mean other?")]
    [InlineData("IOther[eu].CallAsync", null)]
    public void Who_writes_of_a_method_whose_circuit_has_a_name_is_told_that(string name, string? hint)
        => Error(
            new Settings(("Resilience:StrictConfiguration", "true"), ($"Resilience:Circuits:{name}:FailureThreshold", "5")),
            new Guarded(typeof(IGateway), Microsoft.Extensions.DependencyInjection.KeyedService.AnyKey).Breaker("ChargeAsync", new CircuitBreakerOptions { Name = "stock" }),
            new Guarded(typeof(IOther)).Breaker(null, new CircuitBreakerOptions { Name = "other" }, "CallAsync"))
            .ShouldBe($"Resilience:Circuits:{name}: no circuit is known by this name. {(hint is null ? "" : hint + " ")}There are: other, stock.");

    [Fact]
    public void Who_writes_of_a_method_under_a_key_is_told_the_circuit_under_that_key()
        => Error(
            new Settings(("Resilience:StrictConfiguration", "true"), ("Resilience:Circuits:IGateway[eu].ChargeAsync:FailureThreshold", "5")),
            new Guarded(typeof(IGateway)).Breaker(null, new CircuitBreakerOptions(), "ChargeAsync"),
            new Guarded(typeof(IGateway), Microsoft.Extensions.DependencyInjection.KeyedService.AnyKey).Breaker(null, new CircuitBreakerOptions(), "ChargeAsync"))
            .ShouldContain(" Did you mean IGateway[eu], the circuit of all its methods? ");

    [Theory]
    [InlineData("CircuitBreaker")]
    [InlineData("Coalesce")]
    [InlineData("Fallback")]
    public void A_zero_where_only_the_switch_can_be_meant_is_told_the_switch(string policy)
    {
        Guarded gateway = Gateway().Breaker("ChargeAsync", new CircuitBreakerOptions()).Fallback("ChargeAsync").Coalesce("ChargeAsync");

        Error(new Settings(($"Resilience:Interfaces:IGateway:Policies:{policy}", "0")), gateway).ShouldEndWith($"Resilience:Interfaces:IGateway:Policies:{policy}:Enabled = false.");
    }

    [Fact]
    public void A_proxy_that_is_spoken_of_wrongly_is_not_made()
    {
        InvalidOperationException error = Should.Throw<InvalidOperationException>(() => Configure(new Settings(("Resilience:Interfaces:IGateway:Policies:Timeout", "never")), Gateway()));

        error.Message.ShouldBe($"The configuration of Resilience cannot be used.{Environment.NewLine}Resilience:Interfaces:IGateway:Policies:Timeout: Milliseconds is 'never', but must be a number of milliseconds up to 2147483647, or [d.]hh:mm:ss.");
    }
}
