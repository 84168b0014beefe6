namespace Resilience.Generators.Emission;

/// <summary>Names that generated code refers to.</summary>
internal static class WellKnown
{
    public const string Admission = "global::Resilience.Execution.Admission";
    public const string Pass = "global::Resilience.Execution.Pass";
    public const string CacheOptions = "global::Resilience.Execution.CacheOptions";
    public const string CallFailure = "global::Resilience.Execution.CallFailure";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string CircuitBreaker = "global::Resilience.CircuitBreaker";
    public const string CircuitBreakerOptions = "global::Resilience.CircuitBreakerOptions";
    public const string CoalescedCalls = "global::Resilience.Execution.CoalescedCalls";
    public const string ContainerProxy = "global::Resilience.Execution.ContainerProxy";
    public const string EnumeratorCancellation = "global::System.Runtime.CompilerServices.EnumeratorCancellation";
    public const string Exception = "global::System.Exception";
    public const string Disposable = "global::System.IDisposable";
    public const string FallbackPolicy = "global::Resilience.Execution.FallbackPolicy";
    public const string FallbackOptions = "global::Resilience.Execution.FallbackOptions";
    public const string FromKeyedServices = "global::Microsoft.Extensions.DependencyInjection.FromKeyedServices";
    public const string GuardedEnumeration = "global::Resilience.Execution.GuardedEnumeration";
    public const string GuardOptions = "global::Resilience.Execution.GuardOptions";
    public const string HedgeOptions = "global::Resilience.Execution.HedgeOptions";
    public const string HybridResultCache = "global::" + Eligibility.CacheEligibility.Store;
    public const string Inner = "global::Resilience.Execution.Inner";
    public const string KeyedCircuits = "global::Resilience.Execution.KeyedCircuits";
    public const string MethodGuard = "global::Resilience.Execution.MethodGuard";
    public const string PolicyBinder = "global::Resilience.Execution.PolicyBinder";
    public const string RetryLoop = "global::Resilience.Execution.RetryLoop";
    public const string RetryOptions = "global::Resilience.Execution.RetryOptions";
    public const string Runtime = "global::Resilience.ResilienceRuntime";
    public const string ServiceKey = "global::Microsoft.Extensions.DependencyInjection.ServiceKey";
    public const string ServiceProvider = "global::System.IServiceProvider";
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
}
