using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests;

[CircuitBreaker]
public interface ISpare
{
    [Fallback(nameof(SpareAsync))]
    Task<string> ReadAsync(string key);

    Task<string> SpareAsync(string key);

    [Fallback(nameof(TrySpare))]
    bool TryRead(string key, [NotNullWhen(true)] out string? value);

    bool TrySpare(string key, [NotNullWhen(true)] out string? value, RejectedException cause);

    [Fallback(nameof(NarrowSpareAsync))]
    Task NarrowAsync();

    Task NarrowSpareAsync(TimeoutException cause);
}
