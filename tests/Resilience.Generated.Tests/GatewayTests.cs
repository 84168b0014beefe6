using Microsoft.Extensions.Time.Testing;

namespace Resilience.GeneratedTests;

public sealed class GatewayTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Gateway _inner = new();
    private readonly ResilienceRuntime _runtime;
    private readonly ResilientGateway _gateway;

    public GatewayTests()
    {
        _runtime = new ResilienceRuntime(new ResilienceOptions { TimeProvider = _time });
        _gateway = new ResilientGateway(_inner, _runtime);
    }

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public async Task A_call_that_succeeds_at_once_returns_the_callees_own_task()
    {
        Task<int> answer = Task.FromResult(7);
        _inner.Script = (_, _) => answer;

        _gateway.GetAsync(1, default).ShouldBeSameAs(answer);
        (await _gateway.GetValueAsync(1, default)).ShouldBe(7);
    }

    [Fact]
    public async Task R1_a_failed_call_is_repeated_and_then_succeeds()
    {
        _inner.Script = (id, _) => _inner.Calls < 3 ? Task.FromException<int>(new HttpRequestException("down")) : Task.FromResult(id);

        Task<int> call = _gateway.GetAsync(5, default);
        await AdvanceUntil(call);

        (await call).ShouldBe(5);
        _inner.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task CB4_an_open_circuit_rejects_with_a_faulted_task()
    {
        _runtime.Circuits.ShouldHaveSingleItem().ForceOpen();

        Task<int> call = _gateway.GetAsync(5, default);

        call.IsFaulted.ShouldBeTrue();
        (await Should.ThrowAsync<CircuitOpenException>(() => call)).CircuitName.ShouldBe(ResilientGateway.Circuits.Interface);
        _inner.Calls.ShouldBe(0);
    }

    private async Task AdvanceUntil(Task call)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!call.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }
    }
}
