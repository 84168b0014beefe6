using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests;

/// <summary>Fails where it is not a spare.</summary>
internal sealed class Spare : ISpare
{
    public int Calls { get; private set; }

    public Task<string> ReadAsync(string key)
    {
        Calls++;
        return Task.FromException<string>(new HttpRequestException("down"));
    }

    public Task<string> SpareAsync(string key) => Task.FromResult("spare of " + key);

    public bool TryRead(string key, [NotNullWhen(true)] out string? value)
    {
        Calls++;
        throw new FormatException(key);
    }

    public bool TrySpare(string key, [NotNullWhen(true)] out string? value, RejectedException cause)
    {
        value = cause is CircuitOpenException ? "circuit open" : "other";
        return true;
    }

    public Task NarrowAsync()
    {
        Calls++;
        return Task.FromException(new HttpRequestException("down"));
    }

    public Task NarrowSpareAsync(TimeoutException cause) => Task.CompletedTask;
}
