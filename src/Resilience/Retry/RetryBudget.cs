namespace Resilience;

/// <summary>A token bucket that holds retries to a fraction of calls: every call puts the fraction in, every retry takes one out.</summary>
internal sealed class RetryBudget(double fraction)
{
    /// <summary>What the bucket holds at first and at most: a quiet client may still retry.</summary>
    private const double Reserve = 10;

    private readonly object _gate = new();
    private double _tokens = Reserve;

    public void OnCall()
    {
        lock (_gate)
        {
            _tokens = Math.Min(Reserve, _tokens + fraction);
        }
    }

    public bool TryTakeRetry()
    {
        lock (_gate)
        {
            // A thousandth of slack: ten times 0.1 are not quite 1.
            if (_tokens < 0.999)
            {
                return false;
            }

            _tokens = Math.Max(0, _tokens - 1);
            return true;
        }
    }
}
