using Resilience.Analyzers.Usage;

namespace Resilience.Analyzers.Tests.Usage;

public sealed class CircuitConstantTests
{
    private const string Types = """
        namespace Shop
        {
            public interface IFoo { [CircuitBreaker] Task RunAsync(); [CircuitBreaker(Name = "foo's own")] Task StopAsync(); [Retry] Task WaitAsync(); }
            [CircuitBreaker] public interface IBox<T> { Task PutAsync(T x); }
            public interface IOrders { [CircuitBreaker] Task ListAsync(); }
        }
        namespace Stock { public interface IOrders { [CircuitBreaker] Task ListAsync(); } }

        """;

    [Theory]
    [InlineData("_ = circuits[[|\"IFoo.RunAsync\"|]];")]
    [InlineData("circuits[[|@\"IFoo.RunAsync\"|]].Reset();")]
    [InlineData("_ = circuits?[[|\"IFoo.RunAsync\"|]];")]
    [InlineData("circuits.TryGet([|\"foo's own\"|], out _);")]
    public Task RES0105_is_reported_where_asked_for(string statements) => Verify<CircuitConstantAnalyzer>.ReportsAsync("RES0105", InMethod(statements));

    [Theory]
    [InlineData("_ = circuits[Shop.ResilientFoo.Circuits.RunAsync];")]
    [InlineData("_ = circuits[\"IFoo.WaitAsync\"]; _ = circuits[\"iFoo.RunAsync\"]; _ = circuits[\"IFoo[backup].RunAsync\"];")]
    [InlineData("_ = circuits[\"IBox<int>\"];")]
    [InlineData("_ = circuits[\"IOrders.ListAsync\"];")]
    [InlineData("_ = new Dictionary<string, int>()[\"IFoo.RunAsync\"]; Console.WriteLine(\"IFoo.RunAsync\");")]
    [InlineData("string name = \"IFoo.RunAsync\"; _ = circuits[name];")]
    public Task RES0105_is_not_reported(string statements) => Verify<CircuitConstantAnalyzer>.IsSilentAsync(InMethod(statements));

    [Fact]
    public Task The_message_names_the_constant()
        => Verify<CircuitConstantAnalyzer>.SaysAsync("RES0105", InMethod("_ = circuits[\"IFoo.RunAsync\"];"), "'IFoo.RunAsync' is ResilientFoo.Circuits.RunAsync, which follows the code when it changes; write that");

    private static string InMethod(string statements) => $$"""
        {{Types}}
        static class Caller
        {
            static void Run(ICircuitRegistry circuits)
            {
                {{statements}}
            }
        }
        """;
}
