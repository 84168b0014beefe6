using System.Diagnostics.CodeAnalysis;

namespace Resilience.Benchmarks;

/// <summary>The fallback.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "A fallback's methods are instance methods.")]
public sealed class Cached
{
    private static readonly Task<int> s_answer = Task.FromResult(-1);

    public Task<int> GetAsync(int id, CancellationToken cancellationToken) => s_answer;
}
