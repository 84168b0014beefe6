namespace Resilience.GeneratedTests;

/// <summary>Always answers 9.</summary>
internal sealed class Persistent : IPersistent
{
    public void Run(int id, CancellationToken cancellationToken)
    {
    }

    public int Read(int id, CancellationToken cancellationToken) => 9;

    public Task RunAsync(int id, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> ReadAsync(int id, CancellationToken cancellationToken) => Task.FromResult(9);

    public ValueTask RunValueAsync(int id, CancellationToken cancellationToken) => default;

    public ValueTask<int> ReadValueAsync(int id, CancellationToken cancellationToken) => new(9);
}
