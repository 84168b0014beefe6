using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class OverrideTests : ConfigurationTest
{
    private static Guarded Gateway(object? serviceKey = null) => new Guarded(typeof(IGateway), serviceKey).Timeout("ChargeAsync", 5_000).Timeout("RefundAsync", 5_000);

    [Fact]
    public void What_nothing_is_said_of_stays_as_the_attribute_says()
        => Told(new Settings(("Resilience:Enabled", "true")), Gateway()).ShouldBeEmpty();

    [Fact]
    public void The_interface_s_place_holds_for_every_method_that_has_the_policy()
        => Told(new Settings(("Resilience:Interfaces:IGateway:Policies:Timeout:Milliseconds", "7000")), Gateway())
            .ShouldBe(["ChargeAsync Timeout 7000", "RefundAsync Timeout 7000"]);

    [Fact]
    public void The_method_s_place_goes_before_the_interface_s()
        => Told(
            new Settings(
                ("Resilience:Interfaces:IGateway:Policies:Timeout:Milliseconds", "7000"),
                ("Resilience:Interfaces:IGateway:Methods:ChargeAsync:Timeout:Milliseconds", "00:00:08")),
            Gateway())
            .ShouldBe(["ChargeAsync Timeout 8000", "RefundAsync Timeout 7000"]);

    [Fact]
    public void Each_property_is_overridden_for_itself()
        => Told(
            new Settings(
                ("Resilience:Interfaces:IGateway:Policies:Retry:Delay", "100"),
                ("Resilience:Interfaces:IGateway:Policies:Retry:MaxRetries", "5"),
                ("Resilience:Interfaces:IGateway:Methods:ChargeAsync:Retry", "2")),
            new Guarded(typeof(IGateway)).Retry("ChargeAsync"))
            .ShouldBe(["ChargeAsync Retry 2 after 100"]);

    [Fact]
    public void Names_are_compared_without_case()
        => Told(new Settings(("resilience:INTERFACES:igateway:methods:CHARGEASYNC:timeout", "7000")), Gateway()).ShouldBe(["ChargeAsync Timeout 7000"]);

    [Fact]
    public void Overloads_share_a_method_s_key()
    {
        GuardedService.MethodKey("GetAsync(int,string)").ShouldBe("GetAsync");
        GuardedService.MethodKey("GetAsync<T>(T)").ShouldBe("GetAsync");
        GuardedService.MethodKey("GetAsync").ShouldBe("GetAsync");
    }

    [Fact]
    public void A_place_for_a_service_key_goes_before_the_one_for_all()
    {
        Settings settings = new(
            ("Resilience:Interfaces:IGateway:Policies:Timeout", "7000"),
            ("Resilience:Interfaces:IGateway[backup]:Policies:Timeout", "9000"));

        Told(settings, Gateway()).ShouldBe(["ChargeAsync Timeout 7000", "RefundAsync Timeout 7000"]);
        Told(settings, Gateway("backup")).ShouldBe(["ChargeAsync Timeout 9000", "RefundAsync Timeout 9000"]);
        Told(settings, Gateway("other")).ShouldBe(["ChargeAsync Timeout 7000", "RefundAsync Timeout 7000"]);
    }

    [Fact]
    public void A_place_for_one_construction_of_a_generic_interface_goes_before_the_one_for_all()
    {
        Settings settings = new(
            ("Resilience:Interfaces:IStore<>:Policies:Timeout", "7000"),
            ("Resilience:Interfaces:IStore<string>:Policies:Timeout", "9000"));

        Told(settings, new Guarded(typeof(IStore<string>)).Timeout("Load", 1)).ShouldBe(["Load Timeout 9000"]);
        Told(settings, new Guarded(typeof(IStore<int>)).Timeout("Load", 1)).ShouldBe(["Load Timeout 7000"]);
    }

    [Fact]
    public void An_interface_in_a_type_is_written_as_in_code()
        => Told(new Settings(("Resilience:Interfaces:OverrideTests.INested:Policies:Timeout", "7000")), new Guarded(typeof(INested)).Timeout("CallAsync", 1))
            .ShouldBe(["CallAsync Timeout 7000"]);

    [Fact]
    public void A_circuit_s_place_goes_last()
        => Told(
            new Settings(
                ("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:FailureThreshold", "3"),
                ("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:ResetTimeout", "1000"),
                ("Resilience:Interfaces:IGateway:Methods:ChargeAsync:CircuitBreaker:FailureThreshold", "4"),
                ("Resilience:Circuits:IGateway.ChargeAsync:FailureThreshold", "6")),
            new Guarded(typeof(IGateway)).Breaker("ChargeAsync", new CircuitBreakerOptions()))
            .ShouldBe(["circuit 6 in a row, 0 % of 10, 1000 ms"]);

    [Fact]
    public void A_percentage_without_a_named_threshold_turns_consecutive_failures_off_as_on_the_attribute()
    {
        (string, string?) percentage = ("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:ErrorThresholdPercentage", "50");

        Told(new Settings(percentage), new Guarded(typeof(IGateway)).Breaker("ChargeAsync", new CircuitBreakerOptions()))
            .ShouldBe(["circuit 0 in a row, 50 % of 10, 30000 ms"]);
        Told(new Settings(percentage), new Guarded(typeof(IGateway)).Breaker("ChargeAsync", new CircuitBreakerOptions { FailureThreshold = 3 }))
            .ShouldBe(["circuit 3 in a row, 50 % of 10, 30000 ms"]);
        Told(
            new Settings(percentage, ("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:FailureThreshold", "7")),
            new Guarded(typeof(IGateway)).Breaker("ChargeAsync", new CircuitBreakerOptions()))
            .ShouldBe(["circuit 7 in a row, 50 % of 10, 30000 ms"]);
        Told(
            new Settings(percentage, ("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:RollingWindowCalls", "4")),
            new Guarded(typeof(IGateway)).Breaker("ChargeAsync", new CircuitBreakerOptions()))
            .ShouldBe(["circuit 0 in a row, 50 % of 4, 30000 ms"]);
    }

    [Fact]
    public void A_circuit_that_somebody_named_is_configured_under_that_name()
        => Told(
            new Settings(("Resilience:Circuits:stripe:FailureThreshold", "6"), ("Resilience:Circuits:IGateway.ChargeAsync:FailureThreshold", "7")),
            new Guarded(typeof(IGateway)).Breaker("ChargeAsync", new CircuitBreakerOptions { Name = "stripe" }))
            .ShouldBe(["circuit 6 in a row, 0 % of 10, 30000 ms"]);

    [Fact]
    public void A_circuit_s_name_may_have_colons()
        => Told(
            new Settings(("Resilience:Circuits:stripe:eu:FailureThreshold", "6")),
            new Guarded(typeof(IGateway)).Breaker("ChargeAsync", new CircuitBreakerOptions { Name = "stripe:eu" }))
            .ShouldBe(["circuit 6 in a row, 0 % of 10, 30000 ms"]);

    [Fact]
    public void A_policy_is_switched_off_and_on_again_by_the_more_specific_place()
        => Told(
            new Settings(
                ("Resilience:Interfaces:IGateway:Policies:Timeout:Enabled", "false"),
                ("Resilience:Interfaces:IGateway:Methods:ChargeAsync:Timeout:Enabled", "true")),
            Gateway())
            .ShouldBe(["RefundAsync Timeout off"]);

    [Fact]
    public void Zero_switches_off_what_it_switches_off_on_the_attribute()
        => Told(
            new Settings(("Resilience:Interfaces:IGateway:Methods:ChargeAsync:Timeout", "0"), ("Resilience:Interfaces:IGateway:Methods:ChargeAsync:Retry", "0")),
            Gateway().Retry("ChargeAsync"))
            .ShouldBe(["ChargeAsync Timeout off", "ChargeAsync Retry off"]);

    [Fact]
    public void Everything_is_switched_off_at_the_root()
        => Told(
            new Settings(("Resilience:Enabled", "false"), ("Resilience:Interfaces:IGateway:Policies:Timeout:Enabled", "true")),
            Gateway().Retry("ChargeAsync").Fallback("ChargeAsync").Breaker(null, new CircuitBreakerOptions(), "ChargeAsync", "RefundAsync"))
            .ShouldBe(
            [
                "ChargeAsync Timeout off", "RefundAsync Timeout off", "ChargeAsync Retry off", "ChargeAsync Fallback off",
                "ChargeAsync CircuitBreaker off", "RefundAsync CircuitBreaker off",
            ]);

    [Fact]
    public void A_breaker_of_the_interface_is_taken_from_one_method_alone()
        => Told(
            new Settings(("Resilience:Interfaces:IGateway:Methods:ChargeAsync:CircuitBreaker:Enabled", "false")),
            new Guarded(typeof(IGateway)).Breaker(null, new CircuitBreakerOptions(), "ChargeAsync", "RefundAsync"))
            .ShouldBe(["ChargeAsync CircuitBreaker off"]);

    [Theory]
    [InlineData("Policies")]
    [InlineData("Methods:RefundAsync")]
    public void A_circuit_is_switched_off_for_all_who_use_it_whatever_their_interfaces_and_methods_say(string place)
    {
        Settings settings = new(
            ("Resilience:Circuits:stripe:Enabled", "false"),
            ($"Resilience:Interfaces:IGateway:{place}:CircuitBreaker:Enabled", "true"));
        Guarded gateway = new Guarded(typeof(IGateway)).Breaker(null, new CircuitBreakerOptions { Name = "stripe" }, "ChargeAsync", "RefundAsync");
        Guarded other = new Guarded(typeof(IOther)).Breaker("CallAsync", new CircuitBreakerOptions { Name = "stripe" });

        Configure(settings, gateway, other);

        gateway.Told.ShouldBe(["ChargeAsync CircuitBreaker off", "RefundAsync CircuitBreaker off"]);
        other.Told.ShouldBe(["CallAsync CircuitBreaker off"]);
    }

    [Fact]
    public void A_circuit_is_switched_on_for_all_who_use_it_whatever_their_interfaces_and_methods_say()
        => Told(
            new Settings(
                ("Resilience:Circuits:IGateway.ChargeAsync:Enabled", "true"),
                ("Resilience:Interfaces:IGateway:Policies:CircuitBreaker:Enabled", "false"),
                ("Resilience:Interfaces:IGateway:Methods:ChargeAsync:CircuitBreaker:Enabled", "false")),
            new Guarded(typeof(IGateway)).Breaker("ChargeAsync", new CircuitBreakerOptions()))
            .ShouldBeEmpty();

    [Fact]
    public void What_a_fallback_answers_for_is_configured_by_flags()
        => Told(new Settings(("Resilience:Interfaces:IGateway:Policies:Fallback:When", "CircuitOpen, Timeout")), new Guarded(typeof(IGateway)).Fallback("ChargeAsync"))
            .ShouldBe(["ChargeAsync Fallback CircuitOpen, Timeout"]);

    [Fact]
    public void The_section_itself_may_be_given_under_any_name()
    {
        Guarded gateway = Gateway();
        using PolicyConfiguration configuration = new(new Settings(("Faults:Interfaces:IGateway:Policies:Timeout", "7000")).Root.GetSection("Faults"), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, static _ => { }, registered: null);

        configuration.Add(gateway.Service);

        gateway.Told.ShouldBe(["ChargeAsync Timeout 7000", "RefundAsync Timeout 7000"]);
    }

    private interface INested;

    [Theory]
    [InlineData("")]
    [InlineData(":MaxConcurrency")]
    public void Zero_below_a_method_takes_the_policy_of_the_interface_from_that_method(string key)
    {
        const string Path = "Resilience:Interfaces:IGateway:Methods:ChargeAsync:Bulkhead";
        static Guarded Limited() => new Guarded(typeof(IGateway)).Bulkhead(2, "ChargeAsync", "RefundAsync");
        Guarded limited = Limited();
        Settings settings = new((Path + key, "0"));

        Configure(settings, limited);
        limited.Told.ShouldBe(["ChargeAsync Bulkhead off"]);
        settings.Change((Path + key, null));
        limited.Told.ShouldBe(["ChargeAsync Bulkhead on"]);

        Told(new Settings((Path + key, "0"), (Path + ":Enabled", "true")), Limited()).ShouldBe(["ChargeAsync Bulkhead off"]);
        Error(new Settings((Path + key, "1")), Limited()).ShouldEndWith("Of a method alone only Enabled can be said, or 0 for MaxConcurrency; write MaxConcurrency at Resilience:Interfaces:IGateway:Policies:Bulkhead:MaxConcurrency.");
        Error(new Settings((Path + ":MaxQueue", "0")), Limited()).ShouldContain("Of a method alone only Enabled can be said, or 0 for MaxConcurrency; write MaxQueue at ");
    }
}
