namespace Resilience.GeneratedTests.EveryShape;

public sealed class Tuples(Script script)
    : GuardedTuples.IUnguarded, GuardedTuples.IBreaker, GuardedTuples.ITimeout, GuardedTuples.ITotalTimeout, GuardedTuples.IRetry,
        GuardedTuples.IFallbackType, GuardedTuples.IFallbackMethod, GuardedTuples.IAll, GuardedTuples.IRateLimit, GuardedTuples.IBulkhead, GuardedTuples.IHedge, GuardedTuples.ICoalesce, GuardedTuples.ICache
{
    public (int Id, string? Name) Swap((string? Name, int Id) pair, CancellationToken token)
    {
        script.Enter(token);
        return Spare(pair, token);
    }

    public Task<(int Id, (string First, string? Last) Name)> FindAsync(int id, CancellationToken token) => script.AnswerAsync((id, ("Ada", (string?)null)), token);

    public (int Id, string? Name) Spare((string? Name, int Id) pair, CancellationToken token) => (pair.Id, pair.Name);

    public Task<(int Id, (string First, string? Last) Name)> Spare(int id, CancellationToken token) => Task.FromResult((id, ("Ada", (string?)null)));
}
