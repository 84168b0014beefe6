namespace Resilience.Execution;

/// <content>What the configuration changes, from the next call on. One thread at a time; a policy is replaced whole, so that each step of a call finds one that is all of a piece.</content>
public sealed partial class MethodGuard
{
    private PolicySwitches _wanted = PolicySwitches.All;

    /// <summary>Lets a policy act, or not.</summary>
    internal void Switch(PolicySwitches policy, bool isOn)
    {
        PolicySwitches wanted = isOn ? _wanted | policy : _wanted & ~policy;
        if (wanted != _wanted)
        {
            _wanted = wanted;
            Switch(wanted);
        }
    }

    internal void SetTimeout(int milliseconds) => _timeout = _timeout!.With(milliseconds);

    internal void SetTotalTimeout(int milliseconds) => _total = new TotalTimeoutPolicy(_runtime, _method, milliseconds);

    internal void SetRetry(RetryOptions options)
    {
        _retry = _retry!.With(options);
        Switch(_wanted); // The way in depends on what the retry asks of it.
    }

    internal void SetHedge(HedgeOptions options) => _hedge = new HedgePolicy(options);

    internal void SetCache(int duration) => _cache = _cache!.With(duration);

    internal void SetFallback(FallbackOptions options) => _fallback = new FallbackPolicy(_runtime, options);
}
