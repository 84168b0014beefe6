namespace Resilience.GeneratedTests;

/// <summary>Answers at once, or not at all.</summary>
internal sealed class Fickle : IFickle
{
    private readonly TaskCompletionSource<int> _hanging = new();

    public List<CancellationToken> Tokens { get; } = [];

    public Task<int> GetAsync(CancellationToken cancellationToken) => Task.FromResult(1);

    public Task<int> HangAsync(CancellationToken cancellationToken)
    {
        Tokens.Add(cancellationToken);
        return _hanging.Task;
    }
}
