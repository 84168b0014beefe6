using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests;

/// <summary>Answers 100, 101; with a time-out for a cause, 200.</summary>
[SuppressMessage("Design", "CA1068", Justification = "A fallback takes the cause after all parameters of the method.")]
public sealed class StreamBackup
{
    /// <summary>Set: thrown after the first element.</summary>
    public Exception? Throws { get; set; }

    /// <summary>Set: thrown by the method itself.</summary>
    public Exception? ThrowsAtOnce { get; set; }

    public Exception? Cause { get; private set; }

    public int Disposals { get; private set; }

    public IAsyncEnumerable<int> ReadAsync(int id, CancellationToken cancellationToken) => Answer(100);

    public IAsyncEnumerable<int> ReadAsync(int id, CancellationToken cancellationToken, TimeoutException cause) => Answer(200, cause);

    public IAsyncEnumerable<int> ListAsync(int id) => Answer(100);

    public IAsyncEnumerable<int> ListAsync(int id, TimeoutException cause) => Answer(200, cause);

    public IAsyncEnumerator<int> Open(int id, CancellationToken cancellationToken) => Answer(100).GetAsyncEnumerator(cancellationToken);

    public IAsyncEnumerator<int> Open(int id, CancellationToken cancellationToken, TimeoutException cause) => Answer(200, cause).GetAsyncEnumerator(cancellationToken);

    private IAsyncEnumerable<int> Answer(int first, Exception? cause = null)
    {
        Cause = cause;
        return ThrowsAtOnce is null ? Elements(first) : throw ThrowsAtOnce;
    }

    private async IAsyncEnumerable<int> Elements(int first)
    {
        try
        {
            await Task.Yield();
            yield return first;
            yield return Throws is null ? first + 1 : throw Throws;
        }
        finally
        {
            Disposals++;
        }
    }
}
