namespace Resilience.GeneratedTests;

/// <summary>Policies on interfaces of other assemblies.</summary>
public sealed class ForeignInterfaceTests
{
    [Fact]
    public void A_breaker_on_the_class_is_one_circuit_for_the_methods_of_the_interface()
    {
        using var world = new World();
        GuardedList<int> list = new([], world.Runtime);

        Should.Throw<ArgumentOutOfRangeException>(() => list.RemoveAt(5));
        Should.Throw<ArgumentOutOfRangeException>(() => list.Insert(5, 1));

        Should.Throw<CircuitOpenException>(() => list.Clear()).CircuitName.ShouldBe("IList<int>");
    }

    [Fact]
    public void A_retry_on_the_class_repeats_what_the_interface_does()
    {
        int calls = 0;
        GuardedProgress progress = new(new Reports(_ => throw new HttpRequestException($"down {++calls}")));

        Should.Throw<HttpRequestException>(() => progress.Report(1));

        calls.ShouldBe(3);
    }

    private sealed class Reports(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
