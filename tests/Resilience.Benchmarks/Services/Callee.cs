namespace Resilience.Benchmarks;

/// <summary>Completes at once, with one and the same task.</summary>
public sealed class Callee : ICallee, IBreakerCallee, IWindowCallee, IGuardedCallee, IFallbackCallee
{
    private readonly Task<int> _answer = Task.FromResult(1);

    public Task<int> GetAsync(int id, CancellationToken cancellationToken) => _answer;

    public ValueTask<int> GetValueAsync(int id, CancellationToken cancellationToken) => new(1);
}
