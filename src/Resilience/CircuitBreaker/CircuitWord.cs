using System.Runtime.CompilerServices;

namespace Resilience;

/// <summary>
/// The one 64-bit word that a call reads: generation, state, and three flags. A closed circuit on which nothing has failed and nothing must be measured
/// reads as generation alone, and that is what its permits hold: a success whose permit equals the word has nothing to do.
/// </summary>
/// <remarks>Bit 0: a success has something to change, a run of failures to end or a probe to answer. Bit 1: successes are counted. Bit 2: calls are timed. Bits 3–5: state. The rest: generation, which at a billion a second would last nine years.</remarks>
internal sealed class CircuitWord(long value = 0)
{
    /// <summary>Written with the circuit's gate held.</summary>
    public long Value = value;

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

    /// <summary>What calls read where there is no circuit: all pass, and no success has anything to do.</summary>
    public static CircuitWord Passing { get; } = new();

    /// <summary>What calls read where more than a circuit has a say: none passes without asking, and no success without telling.</summary>
    public static CircuitWord Asking { get; } = new(StateMask);

    /// <summary>Whether a closed circuit on which nothing must be measured lets a call pass; its permit is a word then. False: nothing is decided and nothing counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter(out long permit)
    {
        long word = Volatile.Read(ref Value);
        permit = Identity(word);
        return (word & AdmissionMask) == 0;
    }

    /// <summary>Whether a success with such a permit has nothing to do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsStill(long permit) => Volatile.Read(ref Value) == permit;

    public static CircuitState State(long word) => (CircuitState)((word & StateMask) >> StateShift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Identity(long word) => word & IdentityMask;

    /// <summary>The word of the next generation.</summary>
    public static long Next(long word, CircuitState state, long flags)
        => (((word >> GenerationShift) + 1) << GenerationShift) | ((long)state << StateShift) | flags;

    public static long WithFlags(long word, long flags) => Identity(word) | flags;
}
