namespace Resilience.GeneratedTests.EveryShape;

public sealed class GenericInterfacesTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();

    public void Dispose() => _runtime.Dispose();

    [Theory]
    [InlineData(0, "found 5", 1)]
    [InlineData(1, "found 5", 2)]
    [InlineData(9, "spare 5", 2)]
    public void Variant_interfaces(int failures, string answer, int calls)
    {
        var callee = new Variant(failures);
        IVariant<string, object> proxy = new ResilientVariant<object, string>(callee, _runtime);
        IVariant<string, object> proxyOfVariant = new ResilientVariant<string, object>(new Variant(failures), _runtime);

        proxy.Find("5", CancellationToken.None).ShouldBe(answer);
        proxyOfVariant.Find("5", CancellationToken.None).ShouldBe(answer);
        callee.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task Interfaces_with_every_constraint()
    {
        var callee = new Constrained<object, string?, int, long, Version, DayOfWeek, Action, string?, Uri?, List<int>, Measured>();
        var proxy = new ResilientConstrained<object, string?, int, long, Version, DayOfWeek, Action, string?, Uri?, List<int>, Measured>(callee, _runtime);
        Action action = static () => { };
        var version = new Version(1, 2);

        (await proxy.FourAsync(this, null, 3, 4, CancellationToken.None)).ShouldBe((this, null, 3, 4));
        proxy.Four(version, DayOfWeek.Friday, action, null, CancellationToken.None).ShouldBe((version, DayOfWeek.Friday, action, null));
        proxy.Derived(null, CancellationToken.None).ShouldBeNull();
        proxy.New(CancellationToken.None).ShouldBeEmpty();
        proxy.Length(new Measured("text"), CancellationToken.None).ShouldBe(4);
    }
}
