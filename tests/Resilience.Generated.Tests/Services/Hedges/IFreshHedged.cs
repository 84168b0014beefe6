namespace Resilience.GeneratedTests;

[Timeout(1_000, FreshToken = true), Hedge(500)]
public interface IFreshHedged : ICalls;
