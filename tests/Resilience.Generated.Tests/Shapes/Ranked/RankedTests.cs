using System.Reflection;

namespace Resilience.GeneratedTests.EveryShape;

public sealed class RankedTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();
    private readonly IRanked<int> _proxy;

    public RankedTests() => _proxy = new ResilientRanked<int>(new Ranked<int>(), _runtime);

    public void Dispose() => _runtime.Dispose();

    /// <summary>No call by name reaches these; another proxy's does, or one compiled by an older language.</summary>
    [Theory]
    [InlineData("Pick", "object", typeof(object))]
    [InlineData("Pick", "string", typeof(string))]
    [InlineData("Spare", "string", typeof(string))]
    [InlineData("Spare", "object", typeof(object))]
    public void Overloads_of_another_priority(string name, string overload, Type parameter)
        => typeof(IRanked<int>).GetMethod(name, [parameter])!.Invoke(_proxy, ["a"]).ShouldBe(overload);

    [Fact]
    public async Task Overloads_of_another_priority_with_generics_references_and_tasks()
    {
        MethodInfo ofSequence = typeof(IRanked<int>).GetMethods().Single(static method => method is { Name: "Pick", IsGenericMethodDefinition: true });

        _proxy.Pick(5).ShouldBe("object");
        _proxy.Pick(in Number()).ShouldBe("in T");
        ofSequence.MakeGenericMethod(typeof(string)).Invoke(_proxy, [new[] { "a" }]).ShouldBe("IEnumerable");
        (await (Task<string>)typeof(IRanked<int>).GetMethod("PickAsync", [typeof(string), typeof(CancellationToken)])!.Invoke(_proxy, ["a", CancellationToken.None])!).ShouldBe("string");
    }

    [Fact]
    public void Inherited_overloads_of_another_priority()
    {
        typeof(IRankedBase<string>).GetMethod("Inherited", [typeof(string)])!.Invoke(_proxy, ["a"]).ShouldBe("string");
        typeof(IRankedBase<List<int>>).GetMethod("Inherited", [typeof(List<int>)])!.Invoke(_proxy, [new List<int>()]).ShouldBe("List");
    }

    [Fact]
    public void Fallbacks_of_another_priority()
        => _proxy.Failing("a").ShouldBe("string");

    private static ref readonly int Number() => ref s_number;

    private static readonly int s_number = 5;
}
