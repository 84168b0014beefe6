using Resilience.Execution;

namespace Resilience.Tests;

/// <summary>An interface with policies, as a binder would declare them, and what its policies are told.</summary>
internal sealed class Guarded(Type service, object? serviceKey = null)
{
    private readonly List<string> _told = [];

    public GuardedService Service { get; } = new(service, serviceKey);

    /// <summary>What was told since it was asked last.</summary>
    public string[] Told
    {
        get
        {
            string[] told = [.. _told];
            _told.Clear();
            return told;
        }
    }

    public Guarded Timeout(string method, int declared) => With(method, PolicySchemas.Timeout, declared, static milliseconds => $"{milliseconds}");

    public Guarded Retry(string method, RetryOptions? declared = null)
        => With(method, PolicySchemas.Retry, declared ?? new RetryOptions(), static options => $"{options.MaxRetries} after {options.Delay}");

    public Guarded Fallback(string method) => With(method, PolicySchemas.Fallback, new FallbackOptions(), static options => $"{options.When}");

    public Guarded Coalesce(string method) => With(method, PolicySchemas.Coalesce, declared: true, static _ => "on");

    /// <summary>A bulkhead on the interface, one for methods.</summary>
    public Guarded Bulkhead(int declared, params string[] uses)
        => With(new DeclaredPolicy<BulkheadOptions>(PolicySchemas.Bulkhead, new BulkheadOptions { MaxConcurrency = declared }, (options, _) => Tell($"bulkhead {options.MaxConcurrency}")), uses);

    /// <summary>A breaker on the interface, one for methods; or, with one method that is its own, on that.</summary>
    public Guarded Breaker(string? method, CircuitBreakerOptions declared, params string[] uses)
    {
        string? name = declared.Name;
        declared.Name ??= "circuit";
        DeclaredPolicy<CircuitBreakerOptions> policy = new(
            PolicySchemas.CircuitBreaker,
            declared,
            (options, _) => Tell($"circuit {Text(options)}"))
        {
            Method = method,
            Circuit = new CircuitClaim(new CircuitIdentity(Service.Service, serviceKey, method), name),
            SharedName = name,
        };
        return With(policy, uses.Length > 0 ? uses : [method!]);
    }

    private static string Text(CircuitBreakerOptions options)
    {
        CircuitSettings settings = CircuitSettings.From(options);
        return FormattableString.Invariant($"{settings.FailureThreshold} in a row, {settings.ErrorThresholdPercentage} % of {settings.VolumeThreshold}, {settings.ResetTimeout} ms");
    }

    private Guarded With<TOptions>(string method, PolicySchema<TOptions> schema, TOptions declared, Func<TOptions, string> text)
        => With(new DeclaredPolicy<TOptions>(schema, declared, (options, _) => Tell($"{method} {schema.Name} {text(options)}")) { Method = method }, method);

    /// <summary>Has nothing of its own that could be other.</summary>
    private bool Tell(string told)
    {
        _told.Add(told);
        return false;
    }

    private Guarded With(DeclaredPolicy policy, params string[] uses)
    {
        foreach (string use in uses)
        {
            bool isOn = true;
            policy.AddUse(use, on =>
            {
                if (on != isOn)
                {
                    isOn = on;
                    _told.Add($"{use} {policy.Schema.Name} {(on ? "on" : "off")}");
                }
            });
        }

        Service.Add(policy);
        return this;
    }
}
