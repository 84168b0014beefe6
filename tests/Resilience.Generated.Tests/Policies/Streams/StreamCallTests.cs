using Microsoft.Extensions.DependencyInjection;

namespace Resilience.GeneratedTests;

public sealed class StreamCallTests : IDisposable
{
    private readonly World _world = new();
    private readonly StreamCallee _callee = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task Nothing_is_called_before_the_first_step(StreamKind kind)
    {
        var proxy = new ResilientStreamBreaker(_callee, _world.Runtime);

        IAsyncEnumerator<int> stream = proxy.Begin(kind);
        _callee.Calls.ShouldBe(0);
        await stream.DisposeAsync();

        _callee.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Two_enumerations_are_two_calls()
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        IAsyncEnumerable<int> stream = proxy.ReadAsync(1, CancellationToken.None);
        List<int> elements = [];

        await stream.GetAsyncEnumerator().DrainAsync(elements);
        await stream.GetAsyncEnumerator().DrainAsync(elements);

        elements.ShouldBe([1, 2, 3, 1, 2, 3]);
        _callee.Calls.ShouldBe(2);
        _callee.Disposals.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task A_callee_that_throws_at_once_fails_in_the_first_step(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        _callee.ThrowsAtOnce = new HttpRequestException("down");
        IAsyncEnumerator<int> stream = proxy.Begin(kind);

        (await Should.ThrowAsync<HttpRequestException>(() => stream.DrainAsync())).ShouldBeSameAs(_callee.ThrowsAtOnce);

        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task A_callee_that_returns_null_fails_in_the_first_step(StreamKind kind)
    {
        IStreams[] proxies = [new ResilientStreamBreaker(_callee, _world.Runtime), new ResilientStreamAbandoned(_callee, _world.Runtime)];
        _callee.ReturnsNull = true;

        foreach (IStreams proxy in proxies)
        {
            await Should.ThrowAsync<NullReferenceException>(() => proxy.Begin(kind).DrainAsync());
        }

        _world.Runtime.Circuits.ShouldAllBe(circuit => circuit.GetSnapshot().ConsecutiveFailures == 1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task What_disposal_throws_leaves_and_is_a_failure(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        _callee.DisposalThrows = new FormatException("disposal");
        IAsyncEnumerator<int> stream = proxy.Begin(kind);
        await stream.MoveNextAsync();

        (await Should.ThrowAsync<FormatException>(async () => await stream.DisposeAsync())).ShouldBeSameAs(_callee.DisposalThrows);

        _world.Circuit.GetSnapshot().Failures.ShouldBe(1);
        _callee.Disposals.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task What_disposal_throws_after_a_failing_step_does_not_hide_that(StreamKind kind)
    {
        var proxy = new ResilientStreamTimed(_callee, _world.Runtime);
        var failure = new HttpRequestException("down");
        _callee.DisposalThrows = new FormatException("disposal");
        _callee.Script = (_, _) => StreamCallee.Numbers(1, failure);

        (await Should.ThrowAsync<HttpRequestException>(() => proxy.Begin(kind).DrainAsync())).ShouldBeSameAs(failure);

        _world.Circuit.GetSnapshot().Failures.ShouldBe(1);
        _callee.Disposals.ShouldBe(1);
    }

    [Fact]
    public async Task Generic_methods_are_guarded()
    {
        var inner = new Repeater { Failures = 1 };
        var proxy = new ResilientRepeater(inner, _world.Runtime);

        await using IAsyncEnumerator<string?> stream = proxy.RepeatAsync<string?>("a", 2).GetAsyncEnumerator();
        (await stream.MoveNextAsync()).ShouldBeTrue();
        stream.Current.ShouldBe("a");

        inner.Calls.ShouldBe(2);
        _world.Circuit.Name.ShouldBe("IRepeater.RepeatAsync<T>");
    }

    [Fact]
    public async Task Keyed_proxies_have_circuits_of_their_own()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddKeyedResilient<IStreamBreaker, StreamCallee>("a", ServiceLifetime.Singleton)
            .AddKeyedResilient<IStreamBreaker, StreamCallee>("b", ServiceLifetime.Singleton)
            .BuildServiceProvider();
        IStreamBreaker one = provider.GetRequiredKeyedService<IStreamBreaker>("a");
        IStreamBreaker other = provider.GetRequiredKeyedService<IStreamBreaker>("b");

        provider.GetRequiredService<ICircuitRegistry>()["IStreamBreaker[a]"].ForceOpen();

        await Should.ThrowAsync<CircuitOpenException>(() => one.ReadAsync(1, default).GetAsyncEnumerator().DrainAsync());
        (await other.ReadAsync(1, default).GetAsyncEnumerator().DrainAsync()).ShouldBe(3);
    }
}
