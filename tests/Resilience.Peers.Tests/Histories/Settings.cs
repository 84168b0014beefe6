namespace Resilience.Peers.Tests;

/// <summary>What all three breakers can be told. Times are milliseconds.</summary>
/// <param name="Percentage">Failures of the calls in the window that open.</param>
/// <param name="Volume">Calls in the window before that is judged.</param>
/// <param name="Window">The length of the window; a multiple of ten.</param>
/// <param name="Reset">How long an opened circuit rejects.</param>
/// <param name="Multiplier">By how much each reopening in a row lengthens that.</param>
/// <param name="WarmsUp">Whether nothing is judged in the first window's length.</param>
internal sealed record Settings(double Percentage = 50, int Volume = 2, int Window = 10_000, int Reset = 5_000, double Multiplier = 1, bool WarmsUp = false)
{
    /// <summary>A step in which the window forgets.</summary>
    public int Tenth => Window / 10;
}
