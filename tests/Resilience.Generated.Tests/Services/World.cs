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

    public void Dispose()
    {
        Runtime.Dispose();
        Services.Dispose();
    }
}
