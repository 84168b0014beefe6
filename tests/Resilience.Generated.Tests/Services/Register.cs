namespace Resilience.GeneratedTests;

internal sealed class Register : INumbered, ILettered
{
    public Task<int> ReadAsync(int tenant) => Task.FromResult(tenant);

    public Task<int> ReadAsync(string tenant) => Task.FromResult(tenant.Length);
}
