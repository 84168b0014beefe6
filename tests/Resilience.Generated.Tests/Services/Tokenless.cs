namespace Resilience.GeneratedTests;

/// <summary>Never answers.</summary>
internal sealed class Tokenless : ITokenless
{
    private readonly TaskCompletionSource<int> _never = new();

    public Task<int> ReadAsync() => _never.Task;

    public ValueTask RunAsync() => new(_never.Task);
}
