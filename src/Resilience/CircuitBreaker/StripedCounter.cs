using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Resilience;

/// <summary>A counter whose cache lines threads seldom share. Exact; can be sealed at an exact value.</summary>
internal sealed class StripedCounter
{
    /// <summary>More stripes than this cost more memory than they save time.</summary>
    private const int MostStripes = 8;

    private static readonly int s_mask = (int)Math.Min(MostStripes, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount)) - 1;

    private static int s_threads;

    /// <summary>The thread's stripe, plus one; 0 = none yet. Reading it costs a fraction of asking for the processor.</summary>
    [ThreadStatic]
    private static int t_stripe;

    private readonly Stripe[] _stripes = new Stripe[s_mask + 1];

    public long Sum
    {
        get
        {
            long sum = 0;
            for (int i = 0; i < _stripes.Length; i++)
            {
                sum += Volatile.Read(ref _stripes[i].Count);
            }

            return sum;
        }
    }

    /// <summary>Counts one; false once sealed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryIncrement()
    {
        int stripe = t_stripe;
        if (stripe == 0)
        {
            stripe = AssignStripe();
        }

        return Interlocked.Increment(ref _stripes[(stripe - 1) & s_mask].Count) > 0;
    }

    /// <summary>Ends the counting, and returns all that was counted before.</summary>
    public long Seal()
    {
        long sum = 0;
        for (int i = 0; i < _stripes.Length; i++)
        {
            // So far below zero that no number of late increments gets back.
            sum += Interlocked.Exchange(ref _stripes[i].Count, long.MinValue);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int AssignStripe() => t_stripe = (Interlocked.Increment(ref s_threads) & s_mask) + 1;

    /// <summary>Two cache lines, because processors fetch them in pairs.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Stripe
    {
        [FieldOffset(64)]
        public long Count;
    }
}
