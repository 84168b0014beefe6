namespace Resilience.GeneratedTests;

[Timeout(1_000, FreshToken = true), TotalTimeout(5_000)]
public interface IFreshInTime : ICalls;
