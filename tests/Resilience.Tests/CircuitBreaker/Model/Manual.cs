namespace Resilience.Tests.Model;

/// <summary>What an operator may ask for.</summary>
internal enum Manual
{
    /// <summary><see cref="CircuitBreaker.Close"/>.</summary>
    Close,

    /// <summary><see cref="CircuitBreaker.Reset"/>.</summary>
    Reset,

    /// <summary><see cref="CircuitBreaker.ForceOpen"/>.</summary>
    ForceOpen,

    /// <summary><see cref="CircuitBreaker.Disable"/>.</summary>
    Disable,
}
