namespace Resilience;

/// <summary>So many permits, and so many who may wait for one, in the order in which they came.</summary>
/// <remarks>One 64-bit word holds how many permits are out and how many wait. While nobody waits, taking and giving back are one compare-exchange each; where somebody does, both happen under the gate.</remarks>
internal sealed class PermitGate(int permits, int maxQueue)
{
    /// <summary>One more who waits. Permits are counted below it.</summary>
    private const long OneWaiting = 1L << 32;

    private readonly object _gate = new();
    private readonly LinkedList<PermitWaiter> _queue = [];
    private int _permits = permits;
    private int _maxQueue = maxQueue;
    private bool _isClosed;
    private long _word;

    /// <summary>How many permits there are.</summary>
    public int Permits => Volatile.Read(ref _permits);

    /// <summary>How many may wait.</summary>
    public int MaxQueue => Volatile.Read(ref _maxQueue);

    /// <summary>How many permits are out.</summary>
    public int Taken => (int)Volatile.Read(ref _word);

    /// <summary>How many wait.</summary>
    public int Waiting => (int)(Volatile.Read(ref _word) >> 32);

    /// <summary>Whether a permit was there, and nobody waits for it already.</summary>
    public bool TryTake()
    {
        long word;
        do
        {
            word = Volatile.Read(ref _word);
            if (word >= Volatile.Read(ref _permits))
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _word, word + 1, word) != word);

        return true;
    }

    /// <summary>Takes a permit or a place in the queue; null where both are full.</summary>
    /// <returns>Completes with the permit. Its cancellation gives the place up.</returns>
    public PermitWaiter? TryWait(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            long word;
            bool waits;
            do
            {
                word = Volatile.Read(ref _word);
                waits = word >= Volatile.Read(ref _permits);
                if (waits && (_isClosed || _queue.Count >= _maxQueue))
                {
                    return null;
                }
            }
            while (Interlocked.CompareExchange(ref _word, waits ? word + OneWaiting : word + 1, word) != word);

            if (!waits)
            {
                return PermitWaiter.Admitted;
            }

            var waiter = new PermitWaiter(this);
            waiter.Place = _queue.AddLast(waiter);

            // With the gate held, so that whoever admits it finds what it watches. A token that is cancelled already gives the place up here.
            waiter.Watch(cancellationToken);
            return waiter;
        }
    }

    /// <summary>Gives a permit back: to the one who waits longest, if anybody does.</summary>
    /// <returns>Whether somebody has it now.</returns>
    public bool Return()
    {
        long word;
        do
        {
            word = Volatile.Read(ref _word);
            if (word >= OneWaiting)
            {
                return ReturnToWaiter();
            }
        }
        while (Interlocked.CompareExchange(ref _word, word - 1, word) != word);

        return false;
    }

    /// <summary>Other bounds: those who have a permit or a place keep it.</summary>
    public void Update(int permits, int maxQueue)
    {
        List<PermitWaiter> admitted = [];
        lock (_gate)
        {
            Volatile.Write(ref _permits, permits);
            _maxQueue = maxQueue;
            while (Admit() is { } waiter)
            {
                admitted.Add(waiter);
            }
        }

        foreach (PermitWaiter waiter in admitted)
        {
            waiter.Complete();
        }
    }

    /// <summary>Turns away who waits, and who would from now on.</summary>
    public void Close()
    {
        PermitWaiter[] waiting;
        lock (_gate)
        {
            _isClosed = true;
            waiting = [.. _queue];
            foreach (PermitWaiter waiter in waiting)
            {
                Leave(waiter);
            }
        }

        foreach (PermitWaiter waiter in waiting)
        {
            waiter.TurnAway();
        }
    }

    /// <summary>Gives up a place; false where its owner has a permit already.</summary>
    internal bool Leave(PermitWaiter waiter)
    {
        lock (_gate)
        {
            if (waiter.Place is not { } place)
            {
                return false;
            }

            waiter.Place = null;
            _queue.Remove(place);
            Interlocked.Add(ref _word, -OneWaiting);
            return true;
        }
    }

    /// <summary>Gives a permit back where somebody waits, or did a moment ago.</summary>
    private bool ReturnToWaiter()
    {
        PermitWaiter? next;
        lock (_gate)
        {
            Interlocked.Decrement(ref _word);
            next = Admit();
        }

        next?.Complete();
        return next is not null;
    }

    /// <summary>Hands a free permit to the one who waits longest. With the gate held.</summary>
    private PermitWaiter? Admit()
    {
        if (Taken >= _permits || _queue.First is not { Value: { } waiter } place)
        {
            return null;
        }

        waiter.Place = null;
        _queue.Remove(place);
        Interlocked.Add(ref _word, 1 - OneWaiting);
        return waiter;
    }
}
