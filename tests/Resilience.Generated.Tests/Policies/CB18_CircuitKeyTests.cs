namespace Resilience.GeneratedTests;

public sealed class CB18_CircuitKeyTests : IDisposable
{
    private readonly World _world = new();
    private readonly Tenants _callee = new();
    private readonly ResilientTenants _proxy;

    public CB18_CircuitKeyTests()
    {
        _proxy = new ResilientTenants(_callee, _world.Runtime);
        _callee.Down.Add("eu");
    }

    public static TheoryData<string> Methods => ["Task", "ValueTask", "value", "stream", "retry"];

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Each_value_has_a_circuit_of_its_own(string method)
    {
        await Should.ThrowAsync<HttpRequestException>(() => CallAsync(method, "eu"));

        (await Should.ThrowAsync<CircuitOpenException>(() => CallAsync(method, "eu"))).CircuitName.ShouldBe("ITenants[eu]");
        (await CallAsync(method, "us")).ShouldBe(2);
        _world.Runtime.Circuits["ITenants[eu]"].State.ShouldBe(CircuitState.Open);
        _world.Runtime.Circuits["ITenants[us]"].State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task Methods_of_an_interface_share_the_circuit_of_a_value()
    {
        await Should.ThrowAsync<HttpRequestException>(() => CallAsync("Task", "eu"));

        Should.Throw<CircuitOpenException>(() => _proxy.Read("eu"));
    }

    [Fact]
    public async Task A_retry_that_meets_the_circuit_of_its_key_ends_with_the_callees_exception()
    {
        await Should.ThrowAsync<HttpRequestException>(() => _proxy.RetryAsync(1, "eu"));

        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Null_is_a_value_like_any_other_and_a_method_without_a_key_has_the_interfaces_circuit()
    {
        (await _proxy.ReadAsync(null, CancellationToken.None)).ShouldBe(1);
        await _proxy.PingAsync();

        _world.Runtime.Circuits.Select(circuit => circuit.Name).ShouldBe(["ITenants", "ITenants[]"], ignoreOrder: true);
    }

    [Fact]
    public async Task Keys_of_another_type_have_circuits_of_their_own()
    {
        _callee.Down.Add("7");
        await Should.ThrowAsync<HttpRequestException>(() => _proxy.NumberAsync(7));

        (await _proxy.NumberAsync(8)).ShouldBe(2);
        _callee.Down.Remove("7");
        (await _proxy.ReadAsync("7", CancellationToken.None)).ShouldBe(3);
    }

    [Fact]
    public void One_name_for_keys_of_different_types_is_an_error_that_names_both()
    {
        _ = new ResilientNumbered(new Register(), _world.Runtime);

        Should.Throw<InvalidOperationException>(() => new ResilientLettered(new Register(), _world.Runtime)).Message.ShouldBe(
            "INumbered.ReadAsync and ILettered.ReadAsync both name their circuits 'tenants', with keys of different types, System.Int32 and System.String: 1 and \"1\" would be two circuits of one name. Give the keys one type, or the breakers different names.");

        _ = new ResilientNumbered(new Register(), _world.Runtime);
    }

    [Fact]
    public async Task The_closed_circuit_that_was_idle_longest_makes_room_and_where_none_is_closed_further_values_share_one()
    {
        await _proxy.ReadAsync("us", CancellationToken.None);
        await _proxy.ReadAsync("jp", CancellationToken.None);
        await Should.ThrowAsync<HttpRequestException>(() => CallAsync("Task", "eu"));
        _world.Runtime.Circuits.Select(circuit => circuit.Name).ShouldBe(["ITenants", "ITenants[jp]", "ITenants[eu]"], ignoreOrder: true);

        _callee.Down.Add("br");
        await Should.ThrowAsync<HttpRequestException>(() => CallAsync("Task", "br"));
        await _proxy.ReadAsync("cn", CancellationToken.None);
        _world.Runtime.Circuits.Select(circuit => circuit.Name).ShouldBe(["ITenants", "ITenants[eu]", "ITenants[br]", "ITenants[*]"], ignoreOrder: true);
    }

    [Fact]
    public async Task Instances_of_the_proxy_share_the_circuits()
    {
        await Should.ThrowAsync<HttpRequestException>(() => CallAsync("Task", "eu"));

        Should.Throw<CircuitOpenException>(() => new ResilientTenants(_callee, _world.Runtime).Read("eu"));
    }

    private async Task<int> CallAsync(string method, string tenant) => method switch
    {
        "Task" => await _proxy.ReadAsync(tenant, CancellationToken.None),
        "ValueTask" => await _proxy.ReadValueAsync(tenant),
        "value" => _proxy.Read(tenant),
        "retry" => await _proxy.RetryAsync(1, tenant),
        _ => await FirstAsync(_proxy.ListAsync(tenant)),
    };

    private static async Task<int> FirstAsync(IAsyncEnumerable<int> stream)
    {
        await foreach (int element in stream)
        {
            return element;
        }

        throw new InvalidOperationException("The stream was to have an element.");
    }
}
