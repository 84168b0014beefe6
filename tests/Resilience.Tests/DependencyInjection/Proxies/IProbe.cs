namespace Resilience.Tests;

/// <summary>What a proxy of these tests was made of.</summary>
public interface IProbe
{
    object Inner { get; }

    ResilienceRuntime? Runtime { get; }

    IServiceProvider? Services { get; }

    object? ServiceKey { get; }
}
