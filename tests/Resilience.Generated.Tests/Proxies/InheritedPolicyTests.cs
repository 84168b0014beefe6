namespace Resilience.GeneratedTests;

public sealed class InheritedPolicyTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public async Task I1_a_policy_comes_from_the_method_then_the_proxied_interface_then_the_declaring_one()
    {
        var inner = new Inherited();
        var proxy = new ResilientDerived(inner, _runtime);

        await Should.ThrowAsync<HttpRequestException>(proxy.OwnAsync);
        await Should.ThrowAsync<HttpRequestException>(proxy.BaseAsync);
        await Should.ThrowAsync<HttpRequestException>(proxy.NoneAsync);

        inner.Own.ShouldBe(3, "the method's own [Retry(2)]");
        inner.Base.ShouldBe(2, "the proxied interface's [Retry(1)], before the declaring one's [Retry(4)]");
        inner.None.ShouldBe(1, "[NoResilience] takes all policies away");
        _runtime.Circuits[ResilientDerived.Circuits.Interface].GetSnapshot().Failures.ShouldBe(2, "the breaker of the declaring interface");
    }
}
