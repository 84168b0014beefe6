namespace Resilience.GeneratedTests;

/// <summary>A fallback that nobody can make without what it needs.</summary>
public sealed class Unready(IUnready needed) : IUnready
{
    public Task<int> ReadAsync(int id) => needed.ReadAsync(id);
}
