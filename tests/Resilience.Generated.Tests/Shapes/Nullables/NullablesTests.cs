namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Null arrives wherever the interface admits it; that annotations are repeated is looked at by <see cref="SignatureTests"/>.</summary>
public sealed class NullablesTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public async Task Nullable_annotations()
    {
        var proxy = new ResilientNullables<string, int?>(new Nullables<string, int?>(), _runtime);

        proxy.Property = null;
        proxy.Property.ShouldBeNull();
        proxy[null].ShouldBeNull();
        proxy.Arrays([[null]], [null]).ShouldBe([null]);
        proxy.Arrays(null, []).ShouldBeNull();
        (await proxy.Task(null, "b")).ShouldBeNull();
        (await proxy.Tuples(null)).D.C.ShouldBeNull();
        proxy.Any(null, null).ShouldBeNull();
        (await proxy.Generic(static _ => null)).ShouldBeEmpty();
        proxy.Own<string>("a", [null]).ShouldBeNull();
        proxy.Constrained<List<string?>?, List<List<string?>?>>(null).ShouldBeNull();
        string? text = "a";
        proxy.ByReference(ref text, out List<string?>? list, null).ShouldBeTrue();
        (text, list).ShouldBe((null, null));
        proxy.Get(null, []).ShouldBeNull();
        (await proxy.ListAsync(null)).ShouldBe([null]);
    }

    [Fact]
    public async Task A_task_that_is_null_is_a_failure_of_the_call()
    {
        var proxy = new ResilientNullables<string, int>(new Nullables<string, int>(), _runtime, serviceKey: "null");

        await Should.ThrowAsync<NullReferenceException>(async () => await proxy.NullableTask()!);

        _runtime.Circuits.ShouldHaveSingleItem().GetSnapshot().Failures.ShouldBe(1);
    }

    [Fact]
    public async Task Interfaces_without_nullable_reference_types()
    {
        var callee = new Oblivious<string>();
        var proxy = new ResilientOblivious<string>(callee, _runtime);
        int raised = 0;

        proxy.Name = null!;
        proxy.Changed += (_, _) => raised++;
        callee.Raise();

        proxy.Name.ShouldBeNull();
        raised.ShouldBe(1);
        proxy.Get("a").ShouldBeNull();
        (await proxy.GetAsync([], [])).ShouldBeNull();
        proxy.Own("own").ShouldBe("own");
    }
}
