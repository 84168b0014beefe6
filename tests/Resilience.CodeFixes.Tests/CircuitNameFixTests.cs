using Resilience.Analyzers.Usage;

namespace Resilience.CodeFixes.Tests;

public sealed class CircuitNameFixTests
{
    [Theory]
    [InlineData("_ = circuits[[|\"IGateway.AskAsync\"|]];", "_ = circuits[Shop.ResilientGateway.Circuits.AskAsync];")]
    [InlineData("circuits.TryGet([|\"stripe\"|], out _);", "circuits.TryGet(Shop.ResilientGateway.Circuits.TellAsync, out _);")]
    [InlineData("_ = circuits?[/* which */ [|@\"IGateway.AskAsync\"|]];", "_ = circuits?[/* which */ Shop.ResilientGateway.Circuits.AskAsync];")]
    [InlineData("_ = circuits[[|\"IGateway.AskAsync\"|]]; _ = circuits[[|\"stripe\"|]];", "_ = circuits[Shop.ResilientGateway.Circuits.AskAsync]; _ = circuits[Shop.ResilientGateway.Circuits.TellAsync];")]
    public Task RES0105_becomes_the_generated_constant(string before, string after)
        => Verify<CircuitConstantAnalyzer, CircuitNameFix>.BecomesAsync("RES0105", InMethod(before), InMethod(after));

    private static string InMethod(string statements) => $$"""
        using Resilience;

        namespace Shop
        {
            public interface IGateway
            {
                [CircuitBreaker]
                Task AskAsync();

                [CircuitBreaker(Name = "stripe")]
                Task TellAsync();
            }
        }

        static class Caller
        {
            static void Run(ICircuitRegistry circuits)
            {
                {{statements}}
            }
        }
        """;
}
