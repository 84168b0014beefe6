using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The policies of one method: the way in, the way out, and what goes on with calls that suspend, fail, wait or are repeated. For generated code.</summary>
/// <remarks>
/// <para>Outermost first: fallback, cache or coalescing, total time-out, retry, hedge, circuit, rate limit, time-out of an attempt, bulkhead. The order stands here once, so that it need not be compiled again for every method.</para>
/// <para>What healthy calls pass is inlined into the generated body.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class MethodGuard
{
    private readonly ResilienceRuntime _runtime;
    private readonly GuardedMethod _method;
    private readonly ResilienceTelemetry _telemetry;
    private readonly CircuitBreaker? _circuit;
    private readonly RateLimit? _rateLimit;
    private TimeoutPolicy? _timeout;
    private readonly PermitGate? _bulkhead;
    private TotalTimeoutPolicy? _total;
    private RetryPolicy? _retry;
    private HedgePolicy? _hedge;
    private FallbackPolicy? _fallback;
    private CachePolicy? _cache;
    private readonly bool _isKeyed;
    private readonly bool _coalesces;
    private readonly bool _abandons;
    private readonly bool _freshToken;

    /// <summary>Which of the policies above act. One that is switched off stays, for the calls that it let in.</summary>
    private volatile PolicySwitches _on;

    /// <summary>What a call reads on its way in and out: the circuit's word where the way in asks the circuit and rents a deadline, and that is all.</summary>
    private volatile CircuitWord _word = CircuitWord.Asking;

    internal MethodGuard(ResilienceRuntime runtime, GuardedMethod method, GuardOptions options)
    {
        _runtime = runtime;
        _method = method;
        _telemetry = runtime.Telemetry;
        _circuit = options.Circuit;
        _isKeyed = options.IsKeyed;
        _rateLimit = options.RateLimit?.Limit;
        _bulkhead = options.Bulkhead?.Gate;
        _timeout = options.Timeout is { } timeout ? new TimeoutPolicy(runtime, method, timeout, options.FreshToken) : null;
        _total = options.TotalTimeout is { } total ? new TotalTimeoutPolicy(runtime, method, total) : null;
        _retry = options.Retry is { } retry ? new RetryPolicy(runtime, method, retry) : null;
        _hedge = options.Hedge is { } hedge ? new HedgePolicy(hedge) : null;
        _fallback = options.Fallback is { } fallback ? new FallbackPolicy(runtime, fallback) : null;
        _cache = options.Cache is { } cache ? new CachePolicy(method, cache) : null;
        _coalesces = options.Coalesces;
        _abandons = options.Abandon;
        _freshToken = options.FreshToken;
        Switch(PolicySwitches.All);
    }

    /// <summary>Lets some policies act and others not, from the next call on.</summary>
    internal void Switch(PolicySwitches on)
    {
        PolicySwitches present = (_circuit is null && !_isKeyed ? 0 : PolicySwitches.CircuitBreaker)
            | (_rateLimit is null ? 0 : PolicySwitches.RateLimit)
            | (_timeout is null ? 0 : PolicySwitches.Timeout)
            | (_bulkhead is null ? 0 : PolicySwitches.Bulkhead)
            | (_total is null ? 0 : PolicySwitches.TotalTimeout)
            | (_retry is null ? 0 : PolicySwitches.Retry)
            | (_hedge is null ? 0 : PolicySwitches.Hedge)
            | (_cache is null ? 0 : PolicySwitches.Cache)
            | (_coalesces ? PolicySwitches.Coalesce : 0)
            | (_fallback is null ? 0 : PolicySwitches.Fallback);
        const PolicySwitches Simple = PolicySwitches.CircuitBreaker | PolicySwitches.Timeout | PolicySwitches.Retry | PolicySwitches.Fallback | PolicySwitches.Cache | PolicySwitches.Coalesce;
        bool hasAll = (on & present & (PolicySwitches.CircuitBreaker | PolicySwitches.Timeout)) == (present & (PolicySwitches.CircuitBreaker | PolicySwitches.Timeout));
        _on = on & present;
        bool isSimple = hasAll && !_isKeyed && (_on & ~Simple) == 0 && !(IsOn(PolicySwitches.Retry) && _retry!.WatchesStart);
        _word = !isSimple ? CircuitWord.Asking : _circuit?.Word ?? CircuitWord.Passing;
    }

    private bool IsOn(PolicySwitches policy) => (_on & policy) != 0;

    /// <summary>The circuit that a call's permit is from.</summary>
    private CircuitBreaker? CircuitOf(in Admission admission) => admission.Keyed ?? _circuit;
}
