namespace Resilience.GeneratedTests;

/// <summary>Always fails.</summary>
internal sealed class MeteredPicky : IMeteredPicky
{
    public Task<int> ReadAsync(CancellationToken cancellationToken) => Callee.Fails();

    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        throw new HttpRequestException("down");
    }

    public int Read(CancellationToken cancellationToken) => throw new HttpRequestException("down");

    public Task<int> ShareAsync(CancellationToken cancellationToken) => Callee.Fails();
}
