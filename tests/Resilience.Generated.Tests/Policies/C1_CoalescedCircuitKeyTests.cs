namespace Resilience.GeneratedTests;

/// <summary>Calls that several wait for, guarded by the circuit of a key: [C1] with [CB18].</summary>
public sealed class C1_CoalescedCircuitKeyTests : IDisposable
{
    private readonly Settings _settings = new();
    private readonly World _world;
    private readonly CoalescedTenants _callee = new();
    private readonly ResilientCoalescedTenants _proxy;

    public C1_CoalescedCircuitKeyTests()
    {
        _world = new World(_settings.Root);
        _proxy = new ResilientCoalescedTenants(_callee, _world.Runtime);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_failure_that_several_wait_for_counts_once_in_the_circuit_of_its_key_and_in_no_other()
    {
        Task<int>[] waiting = [ReadAsync("eu"), ReadAsync("eu")];
        Task<int> other = ReadAsync("us");
        _callee.Count.ShouldBe(2);

        _callee[1].SetException(new HttpRequestException("down"));
        _callee[2].SetResult(7);

        await ShouldAllThrowAsync<HttpRequestException>(waiting);
        (await other).ShouldBe(7);
        Circuit("eu").GetSnapshot().Failures.ShouldBe(1);
        Circuit("us").State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task Each_caller_is_told_whose_circuit_is_open()
    {
        Task<int> failing = ReadAsync("eu");
        _callee[1].SetException(new HttpRequestException("down"));
        await ShouldAllThrowAsync<HttpRequestException>(failing);

        foreach (Task<int> call in new[] { ReadAsync("eu"), ReadAsync("eu") })
        {
            (await Should.ThrowAsync<CircuitOpenException>(() => call)).CircuitName.ShouldBe("ICoalescedTenants.ReadAsync[eu]");
        }

        _callee.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_joins_does_not_ask_the_circuit_of_his_key()
    {
        Task<int> call = ReadAsync("eu");
        Circuit("eu").ForceOpen();
        Task<int> joined = ReadAsync("eu");

        _callee[1].SetResult(7);

        (await World.EndAsync(call)).ShouldBe(7);
        (await World.EndAsync(joined)).ShouldBe(7);
        Circuit("eu").GetSnapshot().Rejected.ShouldBe(0);
    }

    [Fact]
    public async Task One_call_is_one_probe_for_all_who_wait()
    {
        Task<int> failing = ReadAsync("eu");
        _callee[1].SetException(new HttpRequestException("down"));
        await ShouldAllThrowAsync<HttpRequestException>(failing);
        _world.Pass(5_000);

        Task<int>[] probes = [ReadAsync("eu"), ReadAsync("eu"), ReadAsync("eu")];
        _callee[2].SetResult(7);

        (await Task.WhenAll(probes)).ShouldBe([7, 7, 7]);
        Circuit("eu").State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task The_last_waiters_cancellation_is_neutral_and_a_probe_gives_its_permit_back()
    {
        Task<int> failing = ReadAsync("eu");
        _callee[1].SetException(new HttpRequestException("down"));
        await ShouldAllThrowAsync<HttpRequestException>(failing);
        _world.Pass(5_000);
        using CancellationTokenSource leaving = new();
        Task<int>[] probes = [ReadAsync("eu", leaving.Token), ReadAsync("eu", leaving.Token)];

        await leaving.CancelAsync();
        await ShouldAllThrowAsync<OperationCanceledException>(probes);

        // The permit comes back with the end of the call, of which nobody is told any more.
        Task<int>? next = null;
        await World.UntilAsync(() => (next = ReadAsync("eu")) is { IsFaulted: false });
        Circuit("eu").State.ShouldBe(CircuitState.HalfOpen);
        _callee[3].SetResult(7);
        (await World.EndAsync(next!)).ShouldBe(7);
        Circuit("eu").State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task Where_the_keys_differ_the_circuit_is_that_of_who_came_first()
    {
        Task<int>[] waiting = [_proxy.ShareAsync("eu", 1, default).AsTask(), _proxy.ShareAsync("us", 1, default).AsTask()];

        _callee[1].SetException(new HttpRequestException("down"));

        await ShouldAllThrowAsync<HttpRequestException>(waiting);
        _callee.Count.ShouldBe(1);
        _world.Runtime.Circuits["ICoalescedTenants.ShareAsync[eu]"].State.ShouldBe(CircuitState.Open);
        _world.Runtime.Circuits["ICoalescedTenants.ShareAsync[us]"].State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task With_coalescing_switched_off_each_call_asks_the_circuit_of_its_key()
    {
        _settings.Change(("Interfaces:ICoalescedTenants:Policies:Coalesce:Enabled", "false"));
        Task<int>[] calls = [ReadAsync("eu"), ReadAsync("eu"), ReadAsync("us")];
        _callee.Count.ShouldBe(3);

        _callee[1].SetException(new HttpRequestException("down"));
        await ShouldAllThrowAsync<HttpRequestException>(calls[0]);
        await ShouldAllThrowAsync<CircuitOpenException>(ReadAsync("eu"));
        _callee[2].SetResult(2);
        _callee[3].SetResult(3);

        (await World.EndAsync(calls[1])).ShouldBe(2);
        (await World.EndAsync(calls[2])).ShouldBe(3);
        Circuit("us").State.ShouldBe(CircuitState.Closed);
    }

    private Task<int> ReadAsync(string tenant, CancellationToken cancellationToken = default) => _proxy.ReadAsync(tenant, 1, cancellationToken);

    private CircuitBreaker Circuit(string tenant) => _world.Runtime.Circuits[$"ICoalescedTenants.ReadAsync[{tenant}]"];

    private static async Task ShouldAllThrowAsync<TException>(params Task<int>[] calls)
        where TException : Exception
    {
        foreach (Task<int> call in calls)
        {
            await Should.ThrowAsync<TException>(() => World.EndAsync(call));
        }
    }
}
