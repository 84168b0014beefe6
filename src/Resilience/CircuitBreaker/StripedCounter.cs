using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Resilience;

/// <summary>A counter that threads on different processors seldom share a cache line of. Exact; can be sealed at an exact value.</summary>
internal sealed class StripedCounter
{
    /// <summary>More stripes than this cost more memory than they save time.</summary>
    private const int MostStripes = 8;

    private static readonly int s_mask = (int)Math.Min(MostStripes, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount)) - 1;

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
    public bool TryIncrement() => Interlocked.Increment(ref _stripes[Thread.GetCurrentProcessorId() & s_mask].Count) > 0;

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

    /// <summary>Two cache lines, because processors fetch them in pairs.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Stripe
    {
        [FieldOffset(64)]
        public long Count;
    }
}
