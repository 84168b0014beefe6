using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests;

/// <summary>The inner object of the proxies of streams: each enumeration does what the script says.</summary>
internal sealed class StreamCallee
    : IStreamBreaker, IStreamTimed, IStreamTotal, IStreamTimedTwice, IStreamAbandoned, IStreamRetried, IStreamBacked, IStreamGuarded, IStreamMeasured,
        IStreamMetered, IStreamMeteredBacked, IStreamConfined, IStreamConfinedAbandoned, IStreamRate
{
    private int _calls;
    private int _disposals;

    /// <summary>Given the number of the call, from 1, and the token that the enumeration holds.</summary>
    public Func<int, CancellationToken, IAsyncEnumerable<int>> Script { get; set; } = static (call, _) => Numbers(3);

    /// <summary>Set: thrown by the method itself.</summary>
    public Exception? ThrowsAtOnce { get; set; }

    /// <summary>Set: thrown by each enumerator's disposal.</summary>
    public Exception? DisposalThrows { get; set; }

    public bool ReturnsNull { get; set; }

    /// <summary>The token that the last enumeration was given.</summary>
    public CancellationToken Held { get; private set; }

    public int Calls => Volatile.Read(ref _calls);

    public int Disposals => Volatile.Read(ref _disposals);

    /// <summary>1, 2, 3 …; then the end, or a failure.</summary>
    public static async IAsyncEnumerable<int> Numbers(int count, Exception? then = null)
    {
        for (int number = 1; number <= count; number++)
        {
            await Task.Yield();
            yield return number;
        }

        if (then is not null)
        {
            throw then;
        }
    }

    /// <summary>Some numbers, then a step that only the token ends.</summary>
    public static async IAsyncEnumerable<int> HangsAfter(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int number = 1; number <= count; number++)
        {
            yield return number;
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    /// <summary>Some numbers, then a step that ends when it is told to, whatever the token says.</summary>
    public static async IAsyncEnumerable<int> WaitsAfter(int count, Task<int> step)
    {
        for (int number = 1; number <= count; number++)
        {
            yield return number;
        }

        yield return await step;
    }

    public IAsyncEnumerable<int> ReadAsync(int id, CancellationToken cancellationToken) => Answer()!;

    public IAsyncEnumerable<int> ListAsync(int id) => Answer()!;

    public IAsyncEnumerator<int> Open(int id, CancellationToken cancellationToken) => Answer()?.GetAsyncEnumerator(cancellationToken)!;

    private Answered? Answer()
    {
        Interlocked.Increment(ref _calls);
        return ThrowsAtOnce is not null ? throw ThrowsAtOnce : ReturnsNull ? null : new Answered(this);
    }

    private sealed class Answered(StreamCallee callee) : IAsyncEnumerable<int>
    {
        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            callee.Held = cancellationToken;
            return new Steps(callee, callee.Script(callee.Calls, cancellationToken).GetAsyncEnumerator(cancellationToken));
        }
    }

    private sealed class Steps(StreamCallee callee, IAsyncEnumerator<int> script) : IAsyncEnumerator<int>
    {
        public int Current => script.Current;

        public ValueTask<bool> MoveNextAsync() => script.MoveNextAsync();

        public async ValueTask DisposeAsync()
        {
            await script.DisposeAsync();
            Interlocked.Increment(ref callee._disposals);
            if (callee.DisposalThrows is not null)
            {
                throw callee.DisposalThrows;
            }
        }
    }
}
