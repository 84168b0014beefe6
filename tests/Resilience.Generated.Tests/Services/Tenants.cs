namespace Resilience.GeneratedTests;

/// <summary>Answers with the number of its calls; those for a tenant that is down fail.</summary>
internal sealed class Tenants : ITenants
{
    public int Calls { get; private set; }

    public HashSet<string> Down { get; } = [];

    public Task<int> ReadAsync(string? tenant, CancellationToken cancellationToken) => Task.FromResult(Read(tenant));

    public async ValueTask<int> ReadValueAsync(string? tenant)
    {
        await Task.Yield();
        return Read(tenant);
    }

    public int Read(string? tenant)
    {
        Calls++;
        return tenant is not null && Down.Contains(tenant) ? throw new HttpRequestException(tenant) : Calls;
    }

    public async IAsyncEnumerable<int> ListAsync(string? tenant)
    {
        await Task.Yield();
        yield return Read(tenant);
    }

    public Task<int> RetryAsync(int order, string? tenant) => Task.FromResult(Read(tenant));

    public Task<int> NumberAsync(int tenant) => Task.FromResult(Read(tenant.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public Task<int> PingAsync() => Task.FromResult(Read(null));
}
