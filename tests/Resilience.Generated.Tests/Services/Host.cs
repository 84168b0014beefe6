using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests;

/// <summary>Holds an interface.</summary>
public static class Host
{
    [SuppressMessage("Design", "CA1034", Justification = "Nested interfaces have proxies too.")]
    public interface INested
    {
        [CircuitBreaker]
        Task RunAsync();
    }

    internal sealed class Implementation : INested
    {
        public Task RunAsync() => Task.CompletedTask;
    }
}
