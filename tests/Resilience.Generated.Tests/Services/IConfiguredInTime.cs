namespace Resilience.GeneratedTests;

[Timeout(1_000), TotalTimeout(600_000)]
public interface IConfiguredInTime : ICalls;
