namespace Resilience.GeneratedTests;

public interface ITokenless
{
    [Timeout(1_000)]
    Task<int> ReadAsync();

    [TotalTimeout(1_000)]
    ValueTask RunAsync();
}
