namespace Resilience.GeneratedTests.EveryShape;

public sealed class ForwardedTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();
    private readonly Forwarded _callee = new();
    private readonly ResilientForwarded _proxy;

    public ForwardedTests() => _proxy = new ResilientForwarded(_callee, _runtime);

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public void Streams_without_policy_are_the_callees_own()
        => _proxy.StreamAsync().ShouldBeSameAs(_callee.Stream);

    [Fact]
    public void Enumerators_without_policy_are_the_callees_own()
        => _proxy.EnumeratorAsync().ShouldBeSameAs(_callee.Enumerator);

    [Fact]
    public async Task Types_like_tasks_without_policy_are_the_callees_own()
    {
        _proxy.Promise().ShouldBeSameAs(_callee.Promised);
        (await _proxy.Promise()).ShouldBe(7);
    }

    [Fact]
    public async Task Other_awaitables_are_forwarded_whatever_the_interfaces_policies()
        => await _proxy.Awaitable();

    [Fact]
    public void Tasks_inside_other_types_are_values()
        => _proxy.Lazy().ShouldBeSameAs(_callee.Later);

    [Fact]
    public void NoResilience_forwards_the_callees_own_task_and_the_callers_own_token()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        _proxy.TaskAsync(cancellation.Token).ShouldBeSameAs(_callee.Faulted);

        _callee.Token.ShouldBe(cancellation.Token);
        _runtime.Circuits.ShouldHaveSingleItem().GetSnapshot().Failures.ShouldBe(0);
    }
}
