using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Resilience.GeneratedTests;

/// <summary>The callee sees the caller's cancellation before the token that it was given: it watches the caller's itself, as that of a request. It is the caller's cancellation all the same.</summary>
public sealed class T3_WatchedTokenTests : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly FakeTimeProvider _time = new();
    private readonly ResilienceRuntime _runtime;
    private readonly CancellationTokenSource _caller = new();
    private readonly Watched _callee = new();
    private readonly ResilientWatched _proxy;

    public T3_WatchedTokenTests()
    {
        ServiceCollection services = new();
        services.AddHybridCache();
        _services = services.BuildServiceProvider();
        _runtime = new ResilienceRuntime(new ResilienceOptions { Services = _services, TimeProvider = _time });
        _proxy = new ResilientWatched(_callee, _runtime);
    }

    public void Dispose()
    {
        _runtime.Dispose();
        _services.Dispose();
        _caller.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Under_coalescing(bool isAtOnce) => SurfacesAsync(isAtOnce, () => _proxy.CoalescedAsync(1, _caller.Token));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Under_a_cache(bool isAtOnce) => SurfacesAsync(isAtOnce, () => _proxy.CachedAsync(1, _caller.Token));

    [Fact]
    public async Task Under_a_hedge_by_the_second_attempt()
    {
        _callee.Script = (call, token) => EndsWith(call == 1 ? token : _caller.Token);
        Task<int> call = _proxy.HedgedAsync(1, _caller.Token);
        _time.Advance(TimeSpan.FromMilliseconds(10));
        await World.UntilAsync(() => _callee.Calls == 2);

        await _caller.CancelAsync();

        await IsTheCallersAsync(call);
    }

    [Fact]
    public async Task Of_two_who_wait_together_the_other_ones_cancellation_is_a_failure()
    {
        TaskCompletionSource<int> gate = new();
        _callee.Script = (_, _) => gate.Task;
        Task<int> first = _proxy.CoalescedAsync(1, _caller.Token);
        Task<int> second = _proxy.CoalescedAsync(1, CancellationToken.None);

        gate.SetException(new OperationCanceledException("the callee gave up"));

        (await World.EndAsync(first)).ShouldBe(-1);
        (await World.EndAsync(second)).ShouldBe(-1);
        _runtime.Circuits.Single(static circuit => circuit.GetSnapshot().Failures > 0).State.ShouldBe(CircuitState.Open);
    }

    private async Task SurfacesAsync(bool isAtOnce, Func<Task<int>> call)
    {
        _callee.Script = (_, _) =>
        {
            Task<int> pending = EndsWith(_caller.Token);
            _caller.Cancel();
            return isAtOnce ? throw new OperationCanceledException("the callee gave up") : pending;
        };

        await IsTheCallersAsync(call());
        _callee.Calls.ShouldBe(1);
    }

    private async Task IsTheCallersAsync(Task<int> call)
    {
        OperationCanceledException surfaced = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => World.EndAsync(call));

        surfaced.CancellationToken.ShouldBe(_caller.Token);
        _runtime.Circuits.ShouldAllBe(static circuit => circuit.State == CircuitState.Closed && circuit.GetSnapshot().Failures == 0);
    }

    private static Task<int> EndsWith(CancellationToken token)
    {
        TaskCompletionSource<int> source = new();
        token.Register(() => source.TrySetCanceled());
        return source.Task;
    }
}
