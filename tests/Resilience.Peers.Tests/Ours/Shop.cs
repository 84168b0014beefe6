namespace Resilience.Peers.Tests;

/// <summary>A callee that does as a test says.</summary>
internal sealed class Shop(Func<CancellationToken, Task<int>> script) : IShop
{
    public int Calls { get; private set; }

    public Task<int> CallAsync(CancellationToken cancellationToken)
    {
        Calls++;
        return script(cancellationToken);
    }

    public Task<int> RetriedAsync(CancellationToken cancellationToken) => CallAsync(cancellationToken);

    public Task<int> RetriedThroughACircuitAsync(CancellationToken cancellationToken) => CallAsync(cancellationToken);

    public Task<int> TimedAsync(CancellationToken cancellationToken) => CallAsync(cancellationToken);
}
