using Resilience.Analyzers.Usage;

namespace Resilience.Analyzers.Tests.Usage;

public sealed class UnknownCircuitTests
{
    private const string Types = """
        public interface IFoo { [CircuitBreaker] Task RunAsync(); [CircuitBreaker(Name = "own")] Task StopAsync(); [Retry] Task WaitAsync(); }
        [CircuitBreaker(Name = "boxes")] public interface IBox<T> { Task PutAsync(T x); }

        """;

    [Theory]
    [InlineData("_ = circuits[[|\"IFoo.RunAsnyc\"|]];")]
    [InlineData("circuits[[|\"ifoo.RunAsync\"|]].Reset();")]
    [InlineData("_ = circuits?[[|\"IFoo.WaitAsync\"|]];")]
    public Task RES0106_is_reported_where_asked_for(string statements) => Verify<UnknownCircuitAnalyzer>.ReportsAsync("RES0106", InMethod(statements));

    [Theory]
    [InlineData("_ = circuits[\"IFoo.RunAsync\"]; _ = circuits[\"own\"]; _ = circuits[\"boxes\"];")]
    [InlineData("_ = circuits[\"IFoo[backup].RunAsync\"]; _ = circuits[\"IBox<int>\"]; _ = circuits[\"IFoo.RunAsync#2\"]; _ = circuits[\"Shop.IFoo.RunAsync\"];")]
    [InlineData("circuits.TryGet(\"nobody's\", out _);")]
    [InlineData("string name = \"nobody's\"; _ = circuits[name];")]
    [InlineData("_ = new Dictionary<string, int>()[\"nobody's\"];")]
    [InlineData("CircuitBreaker own = new(new CircuitBreakerOptions { Name = \"made\" }); _ = circuits[\"made\"];")]
    [InlineData("_ = circuits[\"nobody's\"]; // with xunit")]
    public Task RES0106_is_not_reported(string statements) => Verify<UnknownCircuitAnalyzer>.IsSilentAsync(InMethod(statements));

    [Fact]
    public Task RES0106_is_not_reported_where_no_circuit_is_known()
        => Verify<UnknownCircuitAnalyzer>.IsSilentAsync("static class Caller { static void Run(ICircuitRegistry circuits) => circuits[\"some\"].Reset(); }");

    [Theory]
    [InlineData("_ = circuits[\"IFoo.RunAsnyc\"];", "No circuit of this project is called 'IFoo.RunAsnyc', so that this throws a KeyNotFoundException; the nearest is 'IFoo.RunAsync'; correct it, or call TryGet where there may be none")]
    [InlineData("_ = circuits[\"payments\"];", "No circuit of this project is called 'payments', so that this throws a KeyNotFoundException; correct it, or call TryGet where there may be none")]
    public Task The_message_names_the_nearest(string statements, string message) => Verify<UnknownCircuitAnalyzer>.SaysAsync("RES0106", InMethod(statements), message);

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
