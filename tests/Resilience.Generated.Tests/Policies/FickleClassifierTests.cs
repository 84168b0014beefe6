namespace Resilience.GeneratedTests;

/// <summary>A classifier that answers otherwise when it is asked again must not end a call twice.</summary>
public sealed class FickleClassifierTests
{
    [Fact]
    public async Task A_call_gives_its_slot_back_once()
    {
        using ResilienceRuntime runtime = new();
        Fickle callee = new();
        var proxy = new ResilientFickle(callee, runtime);
        await proxy.GetAsync(CancellationToken.None);
        await proxy.GetAsync(CancellationToken.None);

        _ = proxy.HangAsync(CancellationToken.None);

        await Should.ThrowAsync<BulkheadFullException>(() => World.EndAsync(proxy.HangAsync(CancellationToken.None)));
        callee.Tokens.ShouldHaveSingleItem();
    }
}
