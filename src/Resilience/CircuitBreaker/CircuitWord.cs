using System.Runtime.CompilerServices;

namespace Resilience;

/// <summary>
/// The one 64-bit word that a call reads: generation, state, and three flags. A closed circuit on which nothing has failed and nothing must be measured
/// reads as generation alone, and that is what its permits hold: a success whose permit equals the word has nothing to do.
/// </summary>
/// <remarks>Bit 0: a success has something to change, a run of failures to end or a probe to answer. Bit 1: successes are counted. Bit 2: calls are timed. Bits 3–5: state. The rest: generation, which at a billion a second would last nine years.</remarks>
internal static class CircuitWord
{
    public const long AwaitsSuccess = 1;
    public const long CountsSuccesses = 2;
    public const long TimesCalls = 4;

    /// <summary>Where one of these is set a call cannot simply pass.</summary>
    public const long AdmissionMask = StateMask | TimesCalls;

    /// <summary>Generation and state: what a permit holds.</summary>
    public const long IdentityMask = ~(AwaitsSuccess | CountsSuccesses | TimesCalls);

    private const int StateShift = 3;
    private const long StateMask = 7L << StateShift;
    private const int GenerationShift = 6;

    public static CircuitState State(long word) => (CircuitState)((word & StateMask) >> StateShift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Identity(long word) => word & IdentityMask;

    /// <summary>The word of the next generation.</summary>
    public static long Next(long word, CircuitState state, long flags)
        => (((word >> GenerationShift) + 1) << GenerationShift) | ((long)state << StateShift) | flags;

    public static long WithFlags(long word, long flags) => Identity(word) | flags;
}
