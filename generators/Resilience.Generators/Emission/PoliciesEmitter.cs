using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the policy set, made once per runtime and service key.</summary>
internal static class PoliciesEmitter
{
    public static bool IsNeeded(ProxyModel proxy) => Guards(proxy).Any();

    public static void Emit(ProxyModel proxy, IndentingWriter writer)
    {
        if (!IsNeeded(proxy))
        {
            return;
        }

        string type = proxy.Names.PoliciesType;
        (string Type, string Name, string Value, IReadOnlyList<string> Initialisers)[] fields = [.. Fields(proxy)];
        writer.Blank();
        writer.Open($"private sealed class {type} : global::Resilience.Execution.IPolicySet<{type}>");
        foreach ((string fieldType, string name, _, _) in fields)
        {
            writer.Line($"public readonly {fieldType} {name};");
        }

        writer.Blank();
        writer.Open($"private {type}({WellKnown.PolicyBinder} binder)");
        foreach ((_, string name, string value, IReadOnlyList<string> initialisers) in fields)
        {
            EmitAssignment($"{name} = {value}", initialisers, writer);
        }

        writer.Close();
        writer.Blank();
        writer.Line($"static {type} global::Resilience.Execution.IPolicySet<{type}>.Create({WellKnown.PolicyBinder} binder) => new {type}(binder);");
        writer.Close();
    }

    private static IEnumerable<(MethodModel Method, GuardModel Guard)> Guards(ProxyModel proxy)
    {
        foreach (MethodModel method in proxy.Members.OfType<MethodModel>())
        {
            if (method.Guard is { } guard)
            {
                yield return (method, guard);
            }
        }
    }

    private static IEnumerable<(string Type, string Name, string Value, IReadOnlyList<string> Initialisers)> Fields(ProxyModel proxy)
    {
        foreach (CircuitModel circuit in proxy.Circuits)
        {
            string owner = circuit.Method is null ? "method: null" : Quote(circuit.Method);
            yield return circuit.KeyType is { } key
                ? ($"{WellKnown.KeyedCircuits}<{key}>", circuit.Field, $"binder.Circuits<{key}>({owner}, new {WellKnown.CircuitBreakerOptions}", circuit.Options)
                : (WellKnown.CircuitBreaker, circuit.Field, $"binder.Circuit({owner}, new {WellKnown.CircuitBreakerOptions}", circuit.Options);
        }

        foreach (SharedPolicyModel shared in proxy.SharedPolicies)
        {
            string owner = shared.Method is null ? "method: null" : Quote(shared.Method);
            yield return ($"global::Resilience.Execution.{shared.Kind}Policy", shared.Field, $"binder.{shared.Kind}({owner}, new global::Resilience.Execution.{shared.Kind}Options", shared.Options);
        }

        foreach ((MethodModel _, GuardModel guard) in Guards(proxy))
        {
            if (guard.Coalesce is { } coalesce)
            {
                yield return ($"{WellKnown.CoalescedCalls}<{coalesce.KeyType}>", coalesce.Field, $"binder.Coalesced<{coalesce.KeyType}>();", []);
            }

            yield return (WellKnown.MethodGuard, guard.Field, $"binder.Guard({Quote(guard.Display)}, new {WellKnown.GuardOptions}", [.. OptionsOf(guard)]);
        }
    }

    /// <summary>The initialisers of a guard's options, outermost policy first.</summary>
    private static IEnumerable<string> OptionsOf(GuardModel guard)
    {
        if (guard.Fallback is { } fallback)
        {
            yield return $"Fallback = {New(WellKnown.FallbackOptions, fallback.Options)}";
        }

        if (guard.Cache is { } cache)
        {
            yield return $"Cache = {New(WellKnown.CacheOptions, new EquatableArray<string>([.. cache.Options, $"Results = binder.Results({WellKnown.HybridResultCache}.Find)"]))}";
        }

        if (guard.Coalesce is not null)
        {
            yield return "Coalesces = true";
        }

        if (guard.TotalTimeout is { } total)
        {
            yield return $"TotalTimeout = {total.Milliseconds}";
        }

        if (guard.Retry is { } retry)
        {
            yield return $"Retry = {New(WellKnown.RetryOptions, retry.Options)}";
        }

        if (guard.Hedge is { } hedge)
        {
            yield return $"Hedge = {New(WellKnown.HedgeOptions, hedge.Options)}";
        }

        if (guard.Breaker is { } breaker)
        {
            yield return breaker.Key is null ? $"Circuit = {breaker.Field}" : "IsKeyed = true";
        }

        if (guard.RateLimit is { } rateLimit)
        {
            yield return $"RateLimit = {rateLimit.Field}";
        }

        if (guard.Timeout is { } timeout)
        {
            yield return $"Timeout = {timeout.Milliseconds}";
            if (timeout.FreshToken)
            {
                yield return "FreshToken = true";
            }
        }

        if (guard.Abandons)
        {
            yield return "Abandon = true";
        }

        if (guard.Bulkhead is { } bulkhead)
        {
            yield return $"Bulkhead = {bulkhead.Field}";
        }
    }

    private static string New(string type, EquatableArray<string> initialisers)
        => initialisers.Count == 0 ? $"new {type}()" : $"new {type} {{ {string.Join(", ", initialisers)} }}";

    /// <summary>A statement that ends by itself, or a call whose last argument is made with initialisers.</summary>
    private static void EmitAssignment(string statement, IReadOnlyList<string> initialisers, IndentingWriter writer)
    {
        if (statement.EndsWith(";", StringComparison.Ordinal))
        {
            writer.Line(statement);
        }
        else if (initialisers.Count == 0)
        {
            writer.Line(statement + "());");
        }
        else if (initialisers.Count == 1)
        {
            writer.Line($"{statement} {{ {initialisers[0]} }});");
        }
        else
        {
            writer.Open(statement);
            foreach (string initialiser in initialisers)
            {
                writer.Line(initialiser + ",");
            }

            writer.Close(");");
        }
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
