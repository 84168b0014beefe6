namespace Resilience.GeneratedTests;

public interface IUnready
{
    [Fallback(typeof(Unready))]
    Task<int> ReadAsync(int id);
}
