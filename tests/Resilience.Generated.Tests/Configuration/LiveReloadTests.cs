using Microsoft.Extensions.Configuration;

namespace Resilience.GeneratedTests;

/// <summary>[CB16]: a configuration that changes under proxies in use keeps what their circuits know.</summary>
public sealed class LiveReloadTests : IDisposable
{
    private const string Breaker = "Circuits:IConfigured:";

    private readonly Settings _settings = new(("Interfaces:IConfigured:Policies:Retry", "0"), ("Interfaces:IConfigured:Policies:Fallback:Enabled", "false"));
    private readonly World _world;
    private readonly ResilientConfigured _proxy;

    public LiveReloadTests()
    {
        _world = new World(_settings.Root);
        _proxy = new ResilientConfigured(_world.Callee, _world.Runtime, _world.Services);
        _world.Callee.Script = static (_, _) => Callee.Fails();
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_open_circuit_stays_open_for_the_interval_that_it_opened_with_and_reopens_with_the_new_one()
    {
        await FailAsync(3);
        _world.Circuit.State.ShouldBe(CircuitState.Open);
        _world.Time.Advance(TimeSpan.FromSeconds(4));

        _settings.Change((Breaker + "ResetTimeout", "60000"), (Breaker + "FailureThreshold", "9"));

        _world.Circuit.GetSnapshot().ShouldSatisfyAllConditions(
            snapshot => snapshot.State.ShouldBe(CircuitState.Open),
            snapshot => snapshot.RetryAfter.ShouldBe(TimeSpan.FromSeconds(6)));
        _world.Time.Advance(TimeSpan.FromSeconds(6));
        _world.Circuit.State.ShouldBe(CircuitState.HalfOpen);
        await FailAsync(1);
        _world.Circuit.GetSnapshot().RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task The_run_of_failures_goes_on()
    {
        await FailAsync(2);

        _settings.Change((Breaker + "FailureThreshold", "4"));

        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(2);
        await FailAsync(1);
        _world.Circuit.State.ShouldBe(CircuitState.Closed);
        await FailAsync(1);
        _world.Circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task A_call_in_flight_belongs_to_the_same_generation()
    {
        TaskCompletionSource<int> answer = new();
        _world.Callee.Script = (_, _) => answer.Task;
        Task<int> call = _proxy.ReadAsync(1, default);

        _settings.Change((Breaker + "FailureThreshold", "1"));
        answer.SetException(new HttpRequestException("down"));

        await Should.ThrowAsync<HttpRequestException>(() => call);
        _world.Circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task A_bad_value_changes_nothing_of_anything()
    {
        await FailAsync(2);

        _settings.Change((Breaker + "FailureThreshold", "70000"), ("Interfaces:IConfigured:Policies:Fallback:Enabled", "true"), ("Interfaces:IConfigured:Policies:Retry", "5"));

        await FailAsync(1);
        _world.Callee.Calls.ShouldBe(3);
        _world.Circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task What_was_set_by_hand_stays_until_the_configuration_speaks_of_that_circuit()
    {
        _world.Circuit.Update(new CircuitBreakerOptions { Name = "IConfigured", FailureThreshold = 1 });

        _settings.Change(("Interfaces:IConfigured:Policies:Retry", "1"));
        await FailAsync(1, attempts: 1);
        _world.Circuit.State.ShouldBe(CircuitState.Open);

        _world.Circuit.Close();
        _settings.Change(("Interfaces:IConfigured:Policies:Retry", "0"), (Breaker + "FailureThreshold", "2"));
        await FailAsync(2);
        _world.Circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task Classification_stays_the_attribute_s()
    {
        _settings.Change(("Interfaces:IJudged:Policies:Retry", "0"));
        var judged = new ResilientJudged(_world.Callee, _world.Runtime);
        CircuitBreaker circuit = _world.Runtime.Circuits["IJudged"];
        _world.Callee.Script = static (_, _) => Task.FromResult(-1);
        await judged.ReadAsync(1, default);
        circuit.GetSnapshot().Failures.ShouldBe(1);

        _settings.Change(("Circuits:IJudged:ResetTimeout", "1"));
        await judged.ReadAsync(1, default);

        circuit.GetSnapshot().Failures.ShouldBe(2);
    }

    [Fact]
    public async Task The_circuits_of_keys_are_told_those_that_come_later_too()
    {
        Tenants callee = new();
        var proxy = new ResilientTenants(callee, _world.Runtime);
        callee.Down.Add("eu");
        callee.Down.Add("us");
        await Should.ThrowAsync<HttpRequestException>(() => proxy.ReadAsync("eu", default));

        _settings.Change(("Circuits:ITenants:FailureThreshold", "2"), ("Circuits:ITenants:ResetTimeout", "60000"));
        _world.Runtime.Circuits["ITenants[eu]"].State.ShouldBe(CircuitState.Open);
        await Should.ThrowAsync<HttpRequestException>(() => proxy.ReadAsync("us", default));
        _world.Runtime.Circuits["ITenants[us]"].State.ShouldBe(CircuitState.Closed);
        await Should.ThrowAsync<HttpRequestException>(() => proxy.ReadAsync("us", default));
        _world.Runtime.Circuits["ITenants[us]"].GetSnapshot().RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));

        _settings.Change(("Interfaces:ITenants:Methods:ReadAsync:CircuitBreaker:Enabled", "false"));
        await Should.ThrowAsync<HttpRequestException>(() => proxy.ReadAsync("us", default));
        await Should.ThrowAsync<CircuitOpenException>(async () => await proxy.ReadValueAsync("us"));
    }

    [Fact]
    public async Task Fewer_keys_leave_the_circuits_that_were_used_last()
    {
        var proxy = new ResilientTenants(new Tenants(), _world.Runtime);
        await proxy.ReadAsync("eu", default);
        await proxy.ReadAsync("us", default);

        _settings.Change(("Circuits:ITenants:MaxKeys", "1"));

        _world.Runtime.Circuits.Select(static circuit => circuit.Name).Where(static name => name.StartsWith("ITenants[", StringComparison.Ordinal)).ShouldBe(["ITenants[us]"]);
        await proxy.ReadAsync("jp", default);
        _world.Runtime.Circuits.Select(static circuit => circuit.Name).Where(static name => name.StartsWith("ITenants[", StringComparison.Ordinal)).ShouldBe(["ITenants[jp]"]);
    }

    [Fact]
    public async Task A_file_that_changes_is_heard()
    {
        string folder = Directory.CreateTempSubdirectory("configuration").FullName;
        string file = Path.Combine(folder, "settings.json");
        await File.WriteAllTextAsync(file, """{ "Resilience": { "Circuits": { "IConfigured": { "FailureThreshold": 9 } } } }""");
        IConfigurationRoot root = new ConfigurationBuilder().AddJsonFile(file, optional: false, reloadOnChange: true).Build();
        using World world = new(root);
        _ = new ResilientConfigured(world.Callee, world.Runtime, world.Services);

        await File.WriteAllTextAsync(file, """{ "Resilience": { "Circuits": { "IConfigured": { "FailureThreshold": 1, "ResetTimeout": "00:05:00" } } } }""");
        await World.UntilAsync(() =>
        {
            world.Circuit.Open();
            bool heard = world.Circuit.GetSnapshot().RetryAfter == TimeSpan.FromMinutes(5);
            world.Circuit.Close();
            return heard;
        });

        (root as IDisposable)?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task FailAsync(int times, int attempts = 1)
    {
        int before = _world.Callee.Calls;
        for (int i = 0; i < times; i++)
        {
            await Should.ThrowAsync<HttpRequestException>(() => _proxy.ReadAsync(1, default));
        }

        _world.Callee.Calls.ShouldBe(before + (times * attempts));
    }
}
