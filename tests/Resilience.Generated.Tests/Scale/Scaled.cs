namespace Resilience.GeneratedTests;

/// <summary>All calls end with one task: what they cost besides is the proxy's.</summary>
internal sealed class Scaled(Task<int> answer) : IScaled
{
    public Task<int> BreakAsync(int id) => answer;

    public ValueTask<int> BreakValueAsync(int id) => new(answer);

    public Task<int> JudgeAsync(int id) => answer;

    public Task<int> GuardAsync(int id, CancellationToken cancellationToken) => answer;

    public ValueTask<int> GuardValueAsync(int id, CancellationToken cancellationToken) => new(answer);

    public Task<int> KeyAsync(string tenant) => answer;
}
