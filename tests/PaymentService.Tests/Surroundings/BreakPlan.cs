namespace PaymentService.Tests;

/// <summary>At which word between the service and its database it breaks off.</summary>
/// <param name="Word">1 for the first one after the plan was made.</param>
/// <param name="AfterItTookEffect">The word is heard and obeyed, and only the answer is lost.</param>
/// <param name="ForGood">Nothing is heard any more from then on; otherwise all is well again at once.</param>
/// <param name="InRequests">Among the words of requests; otherwise among those of the retry queue's worker.</param>
internal sealed record BreakPlan(int Word, bool AfterItTookEffect, bool ForGood, bool InRequests)
{
    private int _words;
    private bool _broken;

    /// <summary>False where less was said than it would have taken.</summary>
    public bool WasReached => Volatile.Read(ref _words) >= Word;

    public bool BreaksBeforeNext()
    {
        int word = Interlocked.Increment(ref _words);
        _broken |= word == Word && !AfterItTookEffect;
        return _broken && (ForGood || word == Word);
    }

    public bool BreaksAfterThis()
    {
        bool now = AfterItTookEffect && Volatile.Read(ref _words) == Word;
        _broken |= now;
        return now;
    }
}
