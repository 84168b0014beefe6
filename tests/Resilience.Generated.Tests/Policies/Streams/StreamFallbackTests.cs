using System.Collections;
using Microsoft.Extensions.DependencyInjection;

namespace Resilience.GeneratedTests;

public sealed class StreamFallbackTests : IDisposable
{
    private readonly World _world = new();
    private readonly StreamCallee _callee = new();
    private readonly StreamBackup _backup = new();
    private readonly ServiceProvider _services;
    private readonly ResilientStreamBacked _proxy;

    public StreamFallbackTests()
    {
        _services = new ServiceCollection().AddSingleton(_backup).BuildServiceProvider();
        _proxy = new ResilientStreamBacked(_callee, _world.Runtime, _services);
    }

    public void Dispose()
    {
        _services.Dispose();
        _world.Dispose();
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_before_the_first_element_the_fallback_answers(StreamKind kind)
    {
        _callee.Script = static (_, _) => StreamCallee.Numbers(0, new HttpRequestException("down"));

        (await DrainAsync(kind)).ShouldBe([100, 101]);

        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
        _callee.Disposals.ShouldBe(1);
        _backup.Disposals.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task S1_after_the_first_element_it_does_not(StreamKind kind)
    {
        _callee.Script = static (_, _) => StreamCallee.Numbers(2, new HttpRequestException("down"));
        List<int> elements = [];

        await Should.ThrowAsync<HttpRequestException>(() => _proxy.Begin(kind).DrainAsync(elements));

        elements.ShouldBe([1, 2]);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task F1_it_answers_for_an_open_circuit(StreamKind kind)
    {
        _world.Circuit.Open();

        (await DrainAsync(kind)).ShouldBe([100, 101]);

        _callee.Calls.ShouldBe(0);
        _backup.Disposals.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task F1_it_answers_for_a_circuit_that_ends_the_retries(StreamKind kind)
    {
        var proxy = new ResilientStreamGuarded(_callee, _world.Runtime, _services);
        CircuitBreaker circuit = _world.Runtime.Circuits[ResilientStreamGuarded.Circuits.Interface];
        _callee.Script = (_, _) =>
        {
            circuit.ForceOpen();
            return StreamCallee.Numbers(0, new HttpRequestException("down"));
        };
        List<int> elements = [];

        await await _world.PassUntilEndAsync(proxy.Begin(kind).DrainAsync(elements));

        elements.ShouldBe([100, 101]);
        _callee.Calls.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task F1_the_overload_with_the_most_specific_cause_answers(StreamKind kind)
    {
        var cause = new TimeoutException("slow");
        _callee.Script = (_, _) => StreamCallee.Numbers(0, cause);

        (await DrainAsync(kind)).ShouldBe([200, 201]);

        _backup.Cause.ShouldBeSameAs(cause);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task F1_what_it_does_not_answer_for_leaves_as_it_is(StreamKind kind)
    {
        var own = new InvalidOperationException("own");
        _callee.Script = (_, _) => StreamCallee.Numbers(0, own);

        (await Should.ThrowAsync<InvalidOperationException>(() => DrainAsync(kind))).ShouldBeSameAs(own);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task F1_the_callers_cancellation_is_never_answered(StreamKind kind)
    {
        using var cancellation = new CancellationTokenSource();
        _callee.Script = static (_, token) => StreamCallee.HangsAfter(0, token);

        Task<int> drained = _proxy.Begin(kind, cancellation.Token).DrainAsync();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => drained);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task F1_what_its_stream_throws_leaves_with_the_cause(StreamKind kind)
    {
        var cause = new HttpRequestException("down");
        _callee.Script = (_, _) => StreamCallee.Numbers(0, cause);
        _backup.Throws = new FormatException("backup");
        List<int> elements = [];

        FormatException thrown = await Should.ThrowAsync<FormatException>(() => _proxy.Begin(kind).DrainAsync(elements));

        thrown.ShouldBeSameAs(_backup.Throws);
        ((IDictionary)thrown.Data)["Resilience.Cause"].ShouldBeSameAs(cause);
        elements.ShouldBe([100]);
        _backup.Disposals.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task F1_what_it_throws_at_once_leaves_with_the_cause(StreamKind kind)
    {
        var cause = new HttpRequestException("down");
        _callee.Script = (_, _) => StreamCallee.Numbers(0, cause);
        _backup.ThrowsAtOnce = new FormatException("backup");

        FormatException thrown = await Should.ThrowAsync<FormatException>(() => DrainAsync(kind));

        ((IDictionary)thrown.Data)["Resilience.Cause"].ShouldBeSameAs(cause);
    }

    [Theory]
    [MemberData(nameof(StreamKinds.All), MemberType = typeof(StreamKinds))]
    public async Task Its_stream_is_disposed_when_the_consumer_wants_no_more(StreamKind kind)
    {
        _world.Circuit.Open();

        await using (IAsyncEnumerator<int> stream = _proxy.Begin(kind))
        {
            (await stream.MoveNextAsync()).ShouldBeTrue();
            stream.Current.ShouldBe(100);
        }

        _backup.Disposals.ShouldBe(1);
    }

    private async Task<List<int>> DrainAsync(StreamKind kind)
    {
        List<int> elements = [];
        await _proxy.Begin(kind).DrainAsync(elements);
        return elements;
    }
}
