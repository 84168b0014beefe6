using System.Collections;

namespace Resilience.GeneratedTests;

public sealed class FallbackTests : IDisposable
{
    private readonly World _world = new();
    private readonly ResilientBacked _proxy;

    public FallbackTests() => _proxy = new ResilientBacked(_world.Callee, _world.Runtime, _world.Services);

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task F1_the_fallback_answers_for_a_failure(Kind kind)
    {
        _world.Callee.Script = static (_, _) => Callee.Fails();

        (await _proxy.CallAsync(kind)).ShouldBe(kind switch { Kind.ValueTaskOf => 200, Kind.Value or Kind.TaskOf => 100, _ => 0 });

        _world.Circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task F1_the_fallback_answers_for_a_rejection(Kind kind)
    {
        _world.Circuit.Open();

        (await _proxy.CallAsync(kind)).ShouldBe(kind switch { Kind.TaskOf => 300, Kind.ValueTaskOf => 200, Kind.Value => 100, _ => 0 });

        _world.Callee.Calls.ShouldBe(0);
        (_world.Backup.Cause is CircuitOpenException).ShouldBe(kind is Kind.TaskOf or Kind.ValueTaskOf);
    }

    [Theory]
    [MemberData(nameof(Kinds.WithResult), MemberType = typeof(Kinds))]
    public async Task F1_the_overload_with_the_most_specific_cause_answers(Kind kind)
    {
        var cause = new TimeoutException("slow");
        _world.Callee.Script = (_, _) => Callee.Fails(cause);

        (await _proxy.CallAsync(kind)).ShouldBe(200);

        _world.Backup.Cause.ShouldBeSameAs(cause);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task F1_what_the_fallback_ignores_leaves_as_it_is(Kind kind)
    {
        var own = new InvalidOperationException("own");
        _world.Callee.Script = (_, _) => Callee.Fails(own);

        (await Should.ThrowAsync<InvalidOperationException>(() => _proxy.CallAsync(kind))).ShouldBeSameAs(own);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task F1_the_callers_cancellation_is_never_answered(Kind kind)
    {
        using var cancellation = new CancellationTokenSource();
        _world.Callee.Script = static (_, token) => Callee.HangsAsync(token);

        Task<int> call = World.Start(() => _proxy.CallAsync(kind, cancellationToken: cancellation.Token));
        await World.UntilAsync(() => _world.Callee.Calls == 1);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task F1_a_fallback_that_throws_leaves_with_the_cause(Kind kind)
    {
        var cause = new HttpRequestException("down");
        _world.Callee.Script = (_, _) => Callee.Fails(cause);
        _world.Backup.Throws = new FormatException("backup");

        FormatException thrown = await Should.ThrowAsync<FormatException>(() => _proxy.CallAsync(kind));

        thrown.ShouldBeSameAs(_world.Backup.Throws);
        ((IDictionary)thrown.Data)["Resilience.Cause"].ShouldBeSameAs(cause);
    }

    [Fact]
    public async Task F1_a_fallback_that_throws_for_a_rejection_carries_that()
    {
        _world.Circuit.Open();
        _world.Backup.Throws = new FormatException("backup");

        FormatException thrown = await Should.ThrowAsync<FormatException>(() => _proxy.RunAsync(1, default));

        thrown.Data["Resilience.Cause"].ShouldBeOfType<CircuitOpenException>();
    }

    [Fact]
    public async Task A_method_of_the_interface_answers_on_the_inner_object_unguarded()
    {
        var inner = new Spare();
        var proxy = new ResilientSpare(inner, _world.Runtime);
        _world.Runtime.Circuits[ResilientSpare.Circuits.Interface].Open();

        (await proxy.ReadAsync("key")).ShouldBe("spare of key");
        proxy.TryRead("key", out string? value).ShouldBeTrue();
        value.ShouldBe("circuit open");
        inner.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_type_that_cannot_be_made_is_named_with_the_method_whose_fallback_it_is()
    {
        InvalidOperationException thrown = await Should.ThrowAsync<InvalidOperationException>(() => new ResilientUnready(new Failing(), _world.Runtime, _world.Services).ReadAsync(1));

        thrown.Message.ShouldStartWith("IUnready.ReadAsync: its fallback Resilience.GeneratedTests.Unready cannot be made: register it with the service collection, or give it a public constructor whose parameters are registered. ");
        thrown.Data["Resilience.Cause"].ShouldBeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task Failures_that_no_overload_takes_leave_as_they_are()
    {
        var proxy = new ResilientSpare(new Spare(), _world.Runtime);

        (await Should.ThrowAsync<HttpRequestException>(() => proxy.NarrowAsync())).Data.Contains("Resilience.Cause").ShouldBeFalse();
        Should.Throw<FormatException>(() => proxy.TryRead("", out _)).Data.Contains("Resilience.Cause").ShouldBeFalse();
    }
}
