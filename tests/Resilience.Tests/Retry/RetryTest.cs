using Resilience.Execution;

namespace Resilience.Tests;

/// <summary>Retry loops under virtual time.</summary>
public abstract class RetryTest : CircuitTest
{
    private protected static readonly GuardedMethod Method = new("IService", "CallAsync");

    private protected RetryPolicy Policy(RetryOptions? options = null) => new(Runtime, Method, options ?? new RetryOptions { Jitter = false });

    private protected TotalTimeoutPolicy Total(int milliseconds) => new(Runtime, Method, milliseconds);

    protected static CallFailure Failed(Exception? exception = null) => CallFailure.Of(exception ?? new CalleeException());

    /// <summary>A callee that always fails: the waits between its attempts, in milliseconds, until the loop ends.</summary>
    private protected async Task<List<double>> Waits(RetryPolicy policy, Func<int, CallFailure>? failures = null, TotalTimeoutPolicy? total = null)
    {
        long started = policy.Start();
        RetryLoop loop = total is null ? policy.Begin(started) : policy.Begin(started, total, total.Start());
        List<double> waits = [];
        for (int attempt = 1; ; attempt++)
        {
            DateTimeOffset before = Time.GetUtcNow();
            if (!await Pass(loop.NextAsync(failures?.Invoke(attempt) ?? Failed(), CancellationToken.None)))
            {
                Last = loop;
                return waits;
            }

            waits.Add((Time.GetUtcNow() - before).TotalMilliseconds);
        }
    }

    /// <summary>The loop that ended last.</summary>
    protected RetryLoop Last { get; private set; } = null!;

    /// <summary>Moves time on, a millisecond at a time, until a wait is over.</summary>
    protected async Task<bool> Pass(ValueTask<bool> next)
    {
        Task<bool> wait = next.AsTask();
        for (int i = 0; i < 1_000_000 && !wait.IsCompleted; i++)
        {
            Inline.Run(() => Advance(1));
        }

        return await wait;
    }
}
