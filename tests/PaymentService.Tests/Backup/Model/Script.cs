namespace PaymentService.Tests;

/// <summary>What chance decides, in order; when it has ended, all is well.</summary>
internal sealed class Script(int[] choices)
{
    private int _next;

    public bool HasEnded => _next >= choices.Length;

    /// <returns>One of so many; 0 is the good one.</returns>
    public int Next(int of) => HasEnded ? 0 : choices[_next++] % of;
}
