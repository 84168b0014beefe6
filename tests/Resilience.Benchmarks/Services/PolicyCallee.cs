using System.Runtime.CompilerServices;

namespace Resilience.Benchmarks;

/// <summary>Completes at once; where it is to be repeated, it fails twice before.</summary>
public sealed class PolicyCallee : IPolicyCallee
{
    private readonly Task<int> _answer = Task.FromResult(1);
    private readonly Task<int> _failure = Task.FromException<int>(new InvalidOperationException("not yet"));
    private int _calls;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> RetryAsync(int id, CancellationToken cancellationToken) => ++_calls % 3 == 0 ? _answer : _failure;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> TimeoutAsync(int id, CancellationToken cancellationToken) => _answer;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> BulkheadAsync(int id, CancellationToken cancellationToken) => _answer;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> RateLimitAsync(int id, CancellationToken cancellationToken) => _answer;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> HedgeAsync(int id, CancellationToken cancellationToken) => _answer;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> CoalesceAsync(int id, CancellationToken cancellationToken) => _answer;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> KeyAsync(int id, CancellationToken cancellationToken) => _answer;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> CountAsync(int id, CancellationToken cancellationToken) => _answer;
}
