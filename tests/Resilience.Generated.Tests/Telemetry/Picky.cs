using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests;

/// <summary>Answers time-outs, and nothing else.</summary>
[SuppressMessage("Design", "CA1068", Justification = "A fallback takes the cause after all parameters of the method.")]
[SuppressMessage("Performance", "CA1822", Justification = "A fallback's methods are instance methods.")]
public sealed class Picky
{
    public Task<int> ReadAsync(CancellationToken cancellationToken, TimeoutException cause) => Task.FromResult(1);

    public ValueTask RunAsync(CancellationToken cancellationToken, TimeoutException cause) => default;

    public int Read(CancellationToken cancellationToken, TimeoutException cause) => 1;

    public Task<int> ShareAsync(CancellationToken cancellationToken, TimeoutException cause) => Task.FromResult(1);
}
