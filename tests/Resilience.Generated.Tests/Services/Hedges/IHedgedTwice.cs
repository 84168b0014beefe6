namespace Resilience.GeneratedTests;

[Hedge(500, MaxHedgedAttempts = 2)]
public interface IHedgedTwice : ICalls;
