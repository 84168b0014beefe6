using Microsoft.Extensions.Time.Testing;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>What a callee does before it does what its method says.</summary>
public sealed class Script(FakeTimeProvider time)
{
    private int _hanging;
    private int _calls;

    /// <summary>Longer than every time-out under which a shape is tried.</summary>
    public static readonly TimeSpan BeyondAnyDeadline = TimeSpan.FromMinutes(1);

    public HttpRequestException Failure { get; } = new("down");

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>How many of the next calls fail.</summary>
    public int Failures { get; set; }

    /// <summary>Whether calls end with their token alone.</summary>
    public bool Hangs { get; set; }

    /// <summary>How many of the next tasks end with their token alone.</summary>
    public int Hanging
    {
        set => _hanging = value;
    }

    /// <summary>What happens during the next call.</summary>
    public Action? During { get; set; }

    /// <summary>What tasks wait for before anything else.</summary>
    public Task? Gate { get; set; }

    /// <summary>Whether tasks complete later than the call that returns them.</summary>
    public bool Suspends { get; set; }

    public void Enter(CancellationToken token)
    {
        Count();
        if (Hangs)
        {
            time.Advance(BeyondAnyDeadline);
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("No deadline ended the call.");
        }
    }

    public async Task<T> AnswerAsync<T>(T value, CancellationToken token)
    {
        if (Gate is { } gate)
        {
            await gate;
        }

        if (Suspends)
        {
            await Task.Yield();
        }

        Count();
        if (Hangs || Interlocked.Decrement(ref _hanging) >= 0)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        }

        return value;
    }

    private void Count()
    {
        Interlocked.Increment(ref _calls);
        Action? during = During;
        During = null;
        during?.Invoke();
        if (Failures > 0)
        {
            Failures--;
            throw Failure;
        }
    }
}
