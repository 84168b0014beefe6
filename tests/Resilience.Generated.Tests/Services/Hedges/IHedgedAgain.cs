namespace Resilience.GeneratedTests;

[Retry(1, Delay = 0), Hedge(500)]
public interface IHedgedAgain : ICalls;
