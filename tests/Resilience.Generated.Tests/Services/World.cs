using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Resilience.GeneratedTests;

/// <summary>A callee, a clock that stands still, and a runtime to guard it in.</summary>
internal sealed class World : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(2);

    public World(IConfiguration? configuration = null)
    {
        Runtime = new ResilienceRuntime(new ResilienceOptions { TimeProvider = Time, Configuration = configuration });
        Services = new ServiceCollection().AddSingleton(Backup).BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new();

    public Callee Callee { get; } = new();

    public Backup Backup { get; } = new();

    public ServiceProvider Services { get; }

    public ResilienceRuntime Runtime { get; }

    public CircuitBreaker Circuit => Runtime.Circuits.ShouldHaveSingleItem();

    /// <summary>Starts a call beside the test: a synchronous one may block.</summary>
    public static Task<int> Start(Func<Task<int>> call) => Task.Run(call);

    /// <summary>Starts a call on a thread of its own; returns when it is pending, blocks that thread, or has ended.</summary>
    public static async Task<Task<int>> PendAsync(Func<Task<int>> call)
    {
        Thread? thread = null;
        bool isPending = false;
        Task<int> running = Task.Factory.StartNew(
            () =>
            {
                Volatile.Write(ref thread, Thread.CurrentThread);
                Task<int> started = call();
                Volatile.Write(ref isPending, true);
                return started;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();

        // Not at the first sight: a thread that compiles a method may wait for a moment too.
        int seen = 0;
        await UntilAsync(() => Volatile.Read(ref isPending) || running.IsCompleted
            || (seen = Volatile.Read(ref thread) is { ThreadState: var state } && (state & ThreadState.WaitSleepJoin) != 0 ? seen + 1 : 0) > 20);
        return running;
    }

    /// <summary>Waits for the end of a call that is to end without time passing.</summary>
    public static Task<int> EndAsync(Task<int> call) => call.WaitAsync(s_limit);

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(s_limit);
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Lets time pass in small steps until a call ends; between them the call has a moment to go on.</summary>
    public async Task<Task<int>> PassUntilEndAsync(Task<int> call)
    {
        using var limit = new CancellationTokenSource(s_limit);
        while (!SpinWait.SpinUntil(() => call.IsCompleted, s_moment))
        {
            limit.Token.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        return call;
    }

    /// <summary>Lets time pass in small steps until something is so.</summary>
    public async Task PassUntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(s_limit);
        while (!SpinWait.SpinUntil(condition, s_moment))
        {
            limit.Token.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }
    }

    public void Pass(int milliseconds) => Time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    public void Dispose()
    {
        Runtime.Dispose();
        Services.Dispose();
    }
}
