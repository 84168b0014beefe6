namespace Resilience.GeneratedTests;

/// <summary>What fails is the circuit's affair alone: nothing is repeated.</summary>
[CircuitBreaker(Classifier = typeof(Judge)), Hedge(500)]
public interface IHedgedCounted : ICalls;
