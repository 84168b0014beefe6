namespace Resilience;

/// <summary>The last so many calls. One ring that all threads share: every call takes the circuit's gate.</summary>
internal sealed class CountWindow(int length) : CallWindow
{
    private const byte Failed = 1;
    private const byte Slow = 2;

    /// <summary>Grows with the calls: a long window on a quiet circuit costs little.</summary>
    private byte[] _ring = new byte[Math.Min(length, 64)];

    private int _count;
    private int _next;
    private int _failures;
    private int _slowCalls;
    private long _successes;

    public override long Calls => _count;

    public override int Failures => _failures;

    public override int SlowCalls => _slowCalls;

    public override bool IsClean => false;

    public override long TotalSuccesses => _successes;

    public override bool TryCountSuccess(long now) => false;

    public override void Count(long now, bool failed, bool slow)
    {
        if (_count == length)
        {
            byte oldest = _ring[_next];
            _failures -= oldest & Failed;
            _slowCalls -= (oldest & Slow) / Slow;
        }
        else
        {
            _count++;
            if (_next == _ring.Length)
            {
                Array.Resize(ref _ring, (int)Math.Min(length, _ring.Length * 2L));
            }
        }

        _ring[_next] = (byte)((failed ? Failed : 0) | (slow ? Slow : 0));
        _next = _next + 1 == length ? 0 : _next + 1;
        _failures += failed ? 1 : 0;
        _slowCalls += slow ? 1 : 0;
        _successes += failed ? 0 : 1;
    }

    public override void Advance(long now)
    {
        // Only calls push calls out.
    }

    public override long Seal() => _successes;
}
