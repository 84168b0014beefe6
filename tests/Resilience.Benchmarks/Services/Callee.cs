using System.Runtime.CompilerServices;

namespace Resilience.Benchmarks;

/// <summary>Completes at once, with one and the same task. Not inlined, as nothing is that does real work; else the direct call would be none.</summary>
public sealed class Callee : ICallee, IBreakerCallee, IWindowCallee, IGuardedCallee, IFallbackCallee
{
    private readonly Task<int> _answer = Task.FromResult(1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> GetAsync(int id, CancellationToken cancellationToken) => _answer;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> GetValueAsync(int id, CancellationToken cancellationToken) => new(1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Read(int id) => 1;
}
