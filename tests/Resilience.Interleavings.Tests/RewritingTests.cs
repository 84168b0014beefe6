using System.Reflection;

namespace Resilience.Interleavings.Tests;

/// <summary>Without rewriting, Coyote would switch between threads hardly anywhere, and everything here would pass.</summary>
public sealed class RewritingTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Theory]
    [InlineData(typeof(CircuitBreaker))]
    [InlineData(typeof(RewritingTests))]
    public void The_assemblies_have_been_rewritten(Type type)
        => type.Assembly.GetCustomAttributes().Select(attribute => attribute.GetType().Name).ShouldContain("RewritingSignatureAttribute");

    [Fact]
    public void Threads_are_switched_inside_of_the_engine() => Explore(
        () =>
        {
            PermitGate gate = new(permits: 1, maxQueue: 2);
            gate.TryTake().ShouldBeTrue();
            gate.TryWait(default).ShouldNotBeNull();
            gate.TryWait(default).ShouldNotBeNull();
            int taken = 0;

            Race(() => gate.Update(permits: 3, maxQueue: 2), () => taken = gate.Taken);

            return $"{taken} taken";
        },
        rare: "2 taken"); // Only between the two that one update admits.
}
