using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace Resilience.GeneratedTests;

/// <summary>What is wrong at start is said at start, all of it, before there is a proxy or a circuit.</summary>
public sealed class StartTests
{
    private static readonly (string, string?)[] s_wrong =
    [
        ("Interfaces:IConfigured:Policies:Timeout", "5"),
        ("Interfaces:IConfigured:Methods:ReadAsync:Retry:Delay", "-1"),
        ("Interfaces:IConfiguredInTime:Policies:Timeout", "soon"),
        ("Circuits:IConfigured:HalfOpenPermits", "0"),
    ];

    private static readonly string[] s_errors =
    [
        "Resilience:Interfaces:IConfigured:Policies:Timeout: the attributes of IConfigured name no Timeout, and configuration adds none. They name: Bulkhead, CircuitBreaker, Fallback, RateLimit, Retry.",
        "Resilience:Interfaces:IConfigured:Methods:ReadAsync:Retry:Delay: Delay is '-1', but must be 0 or more.",
        "Resilience:Interfaces:IConfiguredInTime:Policies:Timeout: Milliseconds is 'soon', but must be a number of milliseconds up to 2147483647, or [d.]hh:mm:ss.",
        "Resilience:Circuits:IConfigured:HalfOpenPermits: HalfOpenPermits is '0', but must be between 1 and 255.",
    ];

    [Fact]
    public void The_host_s_start_lists_all_errors_of_all_registered_interfaces_and_makes_nothing()
    {
        int made = 0;
        using ServiceProvider provider = Build(new Settings(s_wrong), services => services
            .AddScoped<IConfigured>(_ => Made(ref made)).DecorateWithResilience<IConfigured>()
            .AddResilient<IConfiguredInTime, Callee>());

        OptionsValidationException error = Should.Throw<OptionsValidationException>(() => Start(provider));

        error.Failures.ShouldBe(s_errors, ignoreOrder: true);
        made.ShouldBe(0);
    }

    [Fact]
    public void A_start_that_is_fine_makes_no_circuit_and_no_classifier()
    {
        CountingOutcomes.Made = 0;
        using ServiceProvider provider = Build(new Settings(("Circuits:ICounted:FailureThreshold", "5"), ("StrictConfiguration", "true")), services => services.AddResilient<ICounted, Counted>());

        Start(provider);

        CountingOutcomes.Made.ShouldBe(0);
        provider.GetRequiredService<ICircuitRegistry>().ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_host_whoever_asks_first_is_told_the_same()
    {
        using ServiceProvider provider = Build(new Settings(s_wrong), services => services.AddResilient<IConfigured, Callee>(ServiceLifetime.Singleton).AddResilient<IConfiguredInTime, Callee>());

        Should.Throw<OptionsValidationException>(provider.GetRequiredService<IConfigured>).Failures.ShouldBe(s_errors, ignoreOrder: true);
    }

    [Fact]
    public void Without_services_the_first_proxy_is_not_made()
    {
        using ResilienceRuntime runtime = new(new ResilienceOptions { Configuration = new Settings(s_wrong).Root });

        InvalidOperationException error = Should.Throw<InvalidOperationException>(() => Resilient.Wrap<IConfiguredInTime>(new Callee(), runtime));

        error.Message.ShouldContain(s_errors[2]);
        error.Message.ShouldNotContain(s_errors[1]);
    }

    [Fact]
    public void A_wrong_attribute_is_among_the_errors()
    {
        using ServiceProvider provider = Build(new Settings(s_wrong), services => services.AddResilient<IMistaken, Mistaken>().AddResilient<IConfiguredInTime, Callee>());

        Should.Throw<OptionsValidationException>(() => Start(provider)).Failures.ShouldBe(
            ["IMistaken: FailureThreshold is 70000, but must be between 0 and 65535.", s_errors[2]]);
    }

    [Fact]
    public void The_section_of_the_services_configuration_is_read_unless_an_option_names_another()
    {
        IConfiguration other = new ConfigurationBuilder().AddInMemoryCollection([new("Faults:Circuits:IConfigured:ResetTimeout", "2000")]).Build();
        Settings settings = new(("Circuits:IConfigured:ResetTimeout", "1000"));

        ResetTimeout(Build(settings, static services => services.AddResilient<IConfigured, Callee>())).ShouldBe(1_000);
        ResetTimeout(Build(settings, services => services.AddResilient<IConfigured, Callee>().AddResilience(options => options.Configuration = other.GetSection("Faults")))).ShouldBe(2_000);
        ResetTimeout(new ServiceCollection().AddResilient<IConfigured, Callee>().BuildServiceProvider()).ShouldBe(10_000);

        static double ResetTimeout(ServiceProvider provider)
        {
            using (provider)
            {
                using IServiceScope scope = provider.CreateScope();
                scope.ServiceProvider.GetRequiredService<IConfigured>();
                CircuitBreaker circuit = provider.GetRequiredService<ICircuitRegistry>()["IConfigured"];
                circuit.Open();
                return Math.Round(circuit.GetSnapshot().RetryAfter!.Value.TotalSeconds) * 1_000;
            }
        }
    }

    [Fact]
    public void Keyed_registrations_are_told_apart()
    {
        Settings settings = new(("Circuits:IConfigured[eu]:ResetTimeout", "1000"), ("Interfaces:IConfigured[eu]:Policies:Retry", "1"), ("StrictConfiguration", "true"));
        using ServiceProvider provider = Build(settings, services => services.AddKeyedResilient<IConfigured, Callee>("eu", ServiceLifetime.Singleton).AddKeyedResilient<IConfigured, Callee>("us", ServiceLifetime.Singleton));
        Start(provider);
        provider.GetRequiredKeyedService<IConfigured>("eu");
        provider.GetRequiredKeyedService<IConfigured>("us");

        RetryAfter("IConfigured[eu]").ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(1));
        RetryAfter("IConfigured[us]").ShouldBeGreaterThan(TimeSpan.FromSeconds(1));

        TimeSpan RetryAfter(string name)
        {
            CircuitBreaker circuit = provider.GetRequiredService<ICircuitRegistry>()[name];
            circuit.Open();
            return circuit.GetSnapshot().RetryAfter ?? TimeSpan.Zero;
        }
    }

    [Fact]
    public void The_circuits_of_a_registration_for_any_key_are_known_at_start_and_told_when_their_keys_come()
    {
        Settings settings = new(("Circuits:IConfigured[eu]:ResetTimeout", "1000"), ("StrictConfiguration", "true"));
        using ServiceProvider provider = Build(settings, static services => services.AddKeyedResilient<IConfigured, Callee>(KeyedService.AnyKey, ServiceLifetime.Singleton));
        Start(provider);
        provider.GetRequiredKeyedService<IConfigured>("us");
        provider.GetRequiredKeyedService<IConfigured>("eu");

        CircuitBreaker circuit = provider.GetRequiredService<ICircuitRegistry>()["IConfigured[eu]"];
        circuit.Open();
        circuit.GetSnapshot().RetryAfter!.Value.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(1));

        using ServiceProvider wrong = Build(new Settings(("Circuits:IConfigured[eu]:ResetTimeout", "soon")), static services => services.AddKeyedResilient<IConfigured, Callee>(KeyedService.AnyKey));
        Should.Throw<OptionsValidationException>(() => Start(wrong)).Failures.ShouldHaveSingleItem().ShouldStartWith("Resilience:Circuits:IConfigured[eu]:ResetTimeout: ");
    }

    [Fact]
    public void A_class_that_guards_a_foreign_interface_is_configured_under_the_interface_s_name()
    {
        using ServiceProvider provider = Build(new Settings(("Interfaces:IDistributedCache:Policies:Bulkhead", "5")), services => services
            .AddSingleton<Microsoft.Extensions.Caching.Distributed.IDistributedCache, ScriptedCache>()
            .DecorateWithResilience<Microsoft.Extensions.Caching.Distributed.IDistributedCache, GuardedCache>());

        Should.Throw<OptionsValidationException>(() => Start(provider)).Failures.ShouldHaveSingleItem()
            .ShouldStartWith("Resilience:Interfaces:IDistributedCache:Policies:Bulkhead: the attributes of IDistributedCache name no Bulkhead");
    }

    [Fact]
    public void An_open_registration_is_checked_when_it_is_closed()
    {
        Settings settings = new(("Interfaces:IComparer<>:Policies:Bulkhead", "5"), ("StrictConfiguration", "true"));
        using ServiceProvider provider = Build(settings, services => services.AddSingleton(typeof(IComparer<>), typeof(WrongComparer<>)).DecorateWithResilience(typeof(IComparer<>), typeof(GuardedComparer<>)));
        Start(provider);

        Should.Throw<InvalidOperationException>(provider.GetRequiredService<IComparer<string>>)
            .Message.ShouldContain("Resilience:Interfaces:IComparer<>:Policies:Bulkhead: the attributes of IComparer<> name no Bulkhead");
    }

    [Fact]
    public void A_construction_of_an_open_registration_is_known_at_start()
    {
        Settings settings = new(("Interfaces:IComparer<string>:Policies:Bulkhead", "5"), ("Circuits:IComparer<string>.Compare:ResetTimeout", "5"), ("StrictConfiguration", "true"));
        using ServiceProvider provider = Build(settings, services => services.AddSingleton(typeof(IComparer<>), typeof(WrongComparer<>)).DecorateWithResilience(typeof(IComparer<>), typeof(GuardedComparer<>)));
        Start(provider);

        Should.Throw<InvalidOperationException>(provider.GetRequiredService<IComparer<string>>)
            .Message.ShouldContain("Resilience:Interfaces:IComparer<string>:Policies:Bulkhead: the attributes of IComparer<string> name no Bulkhead");
    }

    [Fact]
    public void Two_providers_have_their_own()
    {
        using ServiceProvider first = Build(new Settings(("Circuits:IConfigured:ResetTimeout", "1000")), static services => services.AddResilient<IConfigured, Callee>(ServiceLifetime.Singleton));
        using ServiceProvider second = Build(new Settings(), static services => services.AddResilient<IConfigured, Callee>(ServiceLifetime.Singleton));

        foreach ((ServiceProvider provider, double seconds) in new[] { (first, 1.0), (second, 10.0) })
        {
            provider.GetRequiredService<IConfigured>();
            CircuitBreaker circuit = provider.GetRequiredService<ICircuitRegistry>()["IConfigured"];
            circuit.Open();
            circuit.GetSnapshot().RetryAfter!.Value.TotalSeconds.ShouldBeInRange(seconds - 0.9, seconds);
        }
    }

    [Fact]
    public void An_unknown_name_is_one_warning()
    {
        using FakeLoggerProvider log = new();
        using ServiceProvider provider = Build(new Settings(("Interfaces:IConfigred:Policies:Retry", "1")), services => services
            .AddLogging(logging => logging.AddProvider(log))
            .AddResilient<IConfigured, Callee>(ServiceLifetime.Singleton));
        Start(provider);

        provider.GetRequiredService<IConfigured>();

        log.Collector.GetSnapshot().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            record => record.Id.Id.ShouldBe(21),
            record => record.Level.ShouldBe(LogLevel.Warning),
            record => record.Message.ShouldBe("Resilience:Interfaces:IConfigred: no guarded interface is known by this name. Did you mean IConfigured? There are: IConfigured."));
    }

    private static Callee Made(ref int made)
    {
        made++;
        return new Callee();
    }

    private static ServiceProvider Build(Settings settings, Action<IServiceCollection> configure)
    {
        IServiceCollection services = new ServiceCollection().AddSingleton<IConfiguration>(settings.Root).AddSingleton<Backup>();
        configure(services);
        return services.BuildServiceProvider(validateScopes: false);
    }

    /// <summary>What a host does before anything else.</summary>
    private static void Start(ServiceProvider provider) => provider.GetRequiredService<IStartupValidator>().Validate();
}
