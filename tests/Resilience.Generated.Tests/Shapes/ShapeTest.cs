using Microsoft.Extensions.DependencyInjection;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Tries a shape under a policy: what the method does arrives, and the policy does its work.</summary>
/// <typeparam name="TService">The interface with the shapes, which one interface per policy inherits.</typeparam>
/// <typeparam name="TCallee">The object behind the proxies; another one of its type is the fallback.</typeparam>
public abstract class ShapeTest<TService, TCallee> : IDisposable
    where TService : class
    where TCallee : class, TService
{
    private readonly Larder _larder;

    protected ShapeTest(Func<Script, TCallee> callee)
    {
        _larder = new Larder(configure: services => services.AddSingleton(_ => callee(SpareScript!)));
        Script = new Script(_larder.Time);
        SpareScript = new Script(_larder.Time);
        Callee = callee(Script);
    }

    protected Script Script { get; }

    protected TCallee Callee { get; }

    private Script SpareScript { get; }

    private ResilienceRuntime Runtime => _larder.Runtime;

    public void Dispose()
    {
        _larder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract TService Proxy(Policy policy);

    protected TGuarded Wrap<TGuarded>()
        where TGuarded : class
        => Resilient.Wrap((TGuarded)(object)Callee, Runtime, _larder.Services);

    /// <summary>Tries a method that returns no task.</summary>
    /// <param name="policy">What the shape is tried under.</param>
    /// <param name="use">Calls one method of the proxy, once, and looks at what arrives.</param>
    protected Task TryAsync(Policy policy, Action<TService> use)
        => TryAnyAsync(policy, service =>
        {
            use(service);
            return Task.CompletedTask;
        });

    /// <summary>Tries a method that returns a task, completed at once and later.</summary>
    /// <param name="policy">What the shape is tried under.</param>
    /// <param name="use">Calls one method of the proxy, once, and looks at what arrives.</param>
    /// <param name="isOneKey">Whether two uses have equal arguments, by which they are coalesced; a generic method's never are.</param>
    /// <param name="isKept">Whether the result can be kept, and found again.</param>
    protected async Task TryAsync(Policy policy, Func<TService, Task> use, bool isOneKey = true, bool isKept = true)
    {
        if (policy == Policy.Cache && isKept)
        {
            await IsKeptAsync(use);
            return;
        }

        await TryAnyAsync(policy, use);
        TService proxy = Proxy(policy);
        switch (policy)
        {
            case Policy.Hedge:
                await IsHedgedAsync(() => use(proxy));
                break;
            case Policy.Coalesce:
                await IsCoalescedAsync(() => use(proxy), isOneKey);
                break;
        }
    }

    private async Task TryAnyAsync(Policy policy, Func<TService, Task> use)
    {
        TService proxy = Proxy(policy);
        foreach (bool suspends in (bool[])[false, true])
        {
            Script.Suspends = suspends;
            await ArrivesAsync(() => use(proxy));
            await FailsAsync(policy, () => use(proxy));
            if (policy is Policy.Timeout or Policy.TotalTimeout)
            {
                await TimesOutAsync(policy, () => use(proxy));
            }
        }

        switch (policy)
        {
            case Policy.CircuitBreaker:
                await IsRejectedAsync(() => use(proxy));
                break;
            case Policy.RateLimit:
                await IsLimitedAsync(() => use(proxy));
                break;
            case Policy.Bulkhead:
                await IsConfinedAsync(() => use(proxy));
                break;
        }
    }

    private async Task ArrivesAsync(Func<Task> use)
    {
        int calls = Script.Calls;

        await use();

        Script.Calls.ShouldBe(calls + 1);
    }

    /// <summary>A failure of the callee leaves as it is or, where the policy says so, is made good.</summary>
    private async Task FailsAsync(Policy policy, Func<Task> use)
    {
        (int calls, int spares, long failures) = (Script.Calls, SpareScript.Calls, FailuresOfCircuit());
        bool isMadeGood = policy is Policy.Retry or Policy.FallbackType or Policy.FallbackMethod or Policy.All;
        Script.Failures = 1;

        if (isMadeGood)
        {
            await use();
        }
        else
        {
            (await Should.ThrowAsync<HttpRequestException>(() => BeginAsync(use))).ShouldBeSameAs(Script.Failure);
        }

        Script.Calls.ShouldBe(calls + (policy is Policy.Retry or Policy.All ? 2 : 1));
        SpareScript.Calls.ShouldBe(spares + (policy is Policy.FallbackType ? 1 : 0));
        FailuresOfCircuit().ShouldBe(failures + (policy is Policy.CircuitBreaker or Policy.All ? 1 : 0));
    }

    private async Task TimesOutAsync(Policy policy, Func<Task> use)
    {
        Script.Hangs = true;
        Task call = BeginAsync(use);
        _larder.Time.Advance(Script.BeyondAnyDeadline);

        Exception thrown = await Should.ThrowAsync<TimeoutException>(() => call);

        thrown.ShouldBeOfType(policy == Policy.Timeout ? typeof(AttemptTimeoutException) : typeof(TotalTimeoutException));
        Script.Hangs = false;
    }

    private async Task IsRejectedAsync(Func<Task> use)
    {
        int calls = Script.Calls;
        CircuitBreaker circuit = Runtime.Circuits.ShouldHaveSingleItem();
        circuit.ForceOpen();

        await Should.ThrowAsync<CircuitOpenException>(() => BeginAsync(use));

        Script.Calls.ShouldBe(calls);
        circuit.Close();
    }

    /// <summary>The permits of a window are used up; those of the next are there for another shape.</summary>
    private async Task IsLimitedAsync(Func<Task> use)
    {
        int calls = Script.Calls;

        await Should.ThrowAsync<RateLimitedException>(() => BeginAsync(use));

        Script.Calls.ShouldBe(calls);
        _larder.Time.Advance(Script.BeyondAnyDeadline);
        await ArrivesAsync(use);
        _larder.Time.Advance(Script.BeyondAnyDeadline);
    }

    /// <summary>A call during a call finds no slot.</summary>
    private async Task IsConfinedAsync(Func<Task> use)
    {
        Task? within = null;
        Script.During = () => within = BeginAsync(use);

        await ArrivesAsync(use);

        await Should.ThrowAsync<BulkheadFullException>(() => within.ShouldNotBeNull());
    }

    /// <summary>One of two attempts hangs, the other answers.</summary>
    private async Task IsHedgedAsync(Func<Task> use)
    {
        int calls = Script.Calls;
        Script.Hanging = 1;

        Task call = use();
        _larder.Time.Advance(TimeSpan.FromMilliseconds(500));
        await call.WaitAsync(TimeSpan.FromSeconds(30));

        Script.Calls.ShouldBe(calls + 2);
        Script.Hanging = 0;
    }

    /// <summary>Who asks the same while a call is under way waits for that; others ask the callee.</summary>
    private async Task IsCoalescedAsync(Func<Task> use, bool isOneKey)
    {
        int calls = Script.Calls;
        TaskCompletionSource gate = new();
        Script.Gate = gate.Task;

        Task both = Task.WhenAll(use(), use());
        gate.SetResult();
        await both.WaitAsync(TimeSpan.FromSeconds(30));

        Script.Calls.ShouldBe(calls + (isOneKey ? 1 : 2));
        Script.Gate = null;
    }

    /// <summary>A failure is not kept; a result is, for thirty seconds.</summary>
    private async Task IsKeptAsync(Func<TService, Task> use)
    {
        TService proxy = Proxy(Policy.Cache);
        foreach (bool suspends in (bool[])[false, true])
        {
            Script.Suspends = suspends;
            await FailsAsync(Policy.Cache, () => use(proxy));
            await ArrivesAsync(() => use(proxy));
            int calls = Script.Calls;

            await use(proxy);

            Script.Calls.ShouldBe(calls);
            _larder.Time.Advance(Script.BeyondAnyDeadline);
        }
    }

    private long FailuresOfCircuit() => Runtime.Circuits.SingleOrDefault()?.GetSnapshot().Failures ?? 0;

    /// <summary>What a synchronous method throws comes out of a task as well.</summary>
    private static async Task BeginAsync(Func<Task> use) => await use();
}
