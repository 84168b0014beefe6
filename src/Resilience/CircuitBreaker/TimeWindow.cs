namespace Resilience;

/// <summary>
/// The calls of the current tenth of the window and of the nine before it. Quick successes only increment a striped counter;
/// at the start of a tenth its sum is noted, so that the successes of the window are a difference of two sums.
/// </summary>
internal sealed class TimeWindow : CallWindow
{
    private const int Tenths = 10;

    private readonly long _length;
    private readonly StripedCounter _successes = new();

    // By tenth modulo 10: the sum of successes at its start, the failures and slow calls in it.
    private readonly long[] _successesAtStart = new long[Tenths];
    private readonly int[] _failures = new int[Tenths];
    private readonly int[] _slowCalls = new int[Tenths];

    private long _tenth;
    private long _tenthEnd;
    private int _failureSum;
    private int _slowSum;
    private long _sealedAt = -1;

    public TimeWindow(long length, long now)
    {
        _length = length;
        StartTenth(TenthOf(now));
    }

    public override long Calls => TotalSuccesses - _successesAtStart[(int)((_tenth + 1) % Tenths)] + _failureSum;

    public override int Failures => _failureSum;

    public override int SlowCalls => _slowSum;

    public override bool IsClean => Volatile.Read(ref _failureSum) == 0 && Volatile.Read(ref _slowSum) == 0;

    public override long TotalSuccesses => _sealedAt >= 0 ? _sealedAt : _successes.Sum;

    public override bool TryCountSuccess(long now) => now < Volatile.Read(ref _tenthEnd) && _successes.TryIncrement();

    public override void Count(long now, bool failed, bool slow)
    {
        Advance(now);
        int slot = (int)(_tenth % Tenths);
        if (failed)
        {
            _failures[slot]++;
            _failureSum++;
        }
        else
        {
            _successes.TryIncrement();
        }

        if (slow)
        {
            _slowCalls[slot]++;
            _slowSum++;
        }

        // Either the sum that is judged next holds a success that is being counted without the gate, or that success sees that the window is not clean.
        Interlocked.MemoryBarrier();
    }

    public override void Advance(long now)
    {
        long tenth = TenthOf(now);
        if (tenth <= _tenth)
        {
            return;
        }

        long successes = TotalSuccesses;
        for (long passed = Math.Max(_tenth + 1, tenth - Tenths + 1); passed <= tenth; passed++)
        {
            int slot = (int)(passed % Tenths);
            _successesAtStart[slot] = successes;
            _failureSum -= _failures[slot];
            _slowSum -= _slowCalls[slot];
            _failures[slot] = 0;
            _slowCalls[slot] = 0;
        }

        StartTenth(tenth);
    }

    public override long Seal()
    {
        // A late increment of a sealed counter does not count; the flag must not be seen before the value is there.
        _sealedAt = _successes.Seal();
        return _sealedAt;
    }

    private long TenthOf(long now) => ((now / _length) * Tenths) + ((now % _length) * Tenths / _length);

    private void StartTenth(long tenth)
    {
        _tenth = tenth;

        // The first millisecond that TenthOf puts into the next tenth.
        long next = tenth + 1;
        Volatile.Write(ref _tenthEnd, ((next / Tenths) * _length) + ((((next % Tenths) * _length) + Tenths - 1) / Tenths));
    }
}
