namespace Resilience.GeneratedTests;

/// <summary>Answers 1, from tasks that are done and made once.</summary>
internal sealed class Cached : ICached
{
    private readonly Task<int> _answer = Task.FromResult(1);

    public Task<int> ReadAsync(int id, CancellationToken cancellationToken) => _answer;

    public ValueTask<int> ReadValueAsync(int id, CancellationToken cancellationToken) => new(1);

    public int Read(int id) => 1;

    public Task<int> BackedAsync(int id) => _answer;

    public Task<int> SpareAsync(int id) => _answer;
}
