using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Benchmarks;

/// <summary>Throws in every asynchronous call; a circuit that ignores what it throws stays closed.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "It implements interfaces.")]
public sealed class FaultyCallee : IFaultyCallee
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task<int> GetAsync(int id, CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        throw new InvalidOperationException("down");
    }
}
