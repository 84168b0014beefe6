namespace Resilience.Benchmarks;

/// <summary>What a careful engineer writes around one method: a breaker that counts consecutive failures, and nothing else.</summary>
internal sealed class HandWritten(ICallee inner) : ICallee
{
    private const int Threshold = 5;
    private const int OpenMilliseconds = 30_000;

    private int _failures;
    private long _openUntil;

    public Task<int> GetAsync(int id, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _openUntil) is not 0 and var until && Environment.TickCount64 < until)
        {
            return Task.FromException<int>(new InvalidOperationException("open"));
        }

        Task<int> call;
        try
        {
            call = inner.GetAsync(id, cancellationToken);
        }
        catch (Exception exception)
        {
            Count();
            return Task.FromException<int>(exception);
        }

        if (!call.IsCompletedSuccessfully)
        {
            return AwaitAsync(call);
        }

        Succeed();
        return call;
    }

    public ValueTask<int> GetValueAsync(int id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public int Read(int id) => throw new NotSupportedException();

    private async Task<int> AwaitAsync(Task<int> call)
    {
        try
        {
            int result = await call.ConfigureAwait(false);
            Succeed();
            return result;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Count();
            throw;
        }
    }

    private void Succeed()
    {
        if (Volatile.Read(ref _failures) != 0)
        {
            Volatile.Write(ref _failures, 0);
        }
    }

    private void Count()
    {
        if (Interlocked.Increment(ref _failures) >= Threshold)
        {
            Volatile.Write(ref _openUntil, Environment.TickCount64 + OpenMilliseconds);
        }
    }
}
