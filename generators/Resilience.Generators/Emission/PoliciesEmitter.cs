using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the policy set, made once per runtime and service key.</summary>
internal static class PoliciesEmitter
{
    public static bool IsNeeded(ProxyModel proxy) => Guards(proxy).Any();

    /// <summary>Whether a body calls a circuit itself, by methods that are not the circuit's own.</summary>
    public static bool CallsCircuits(ProxyModel proxy) => Guards(proxy).Any(guarded => guarded.Guard.Breaker is not null && !GuardedTaskEmitter.IsUsed(guarded.Method));

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
            yield return (WellKnown.CircuitBreaker, circuit.Field, $"binder.Circuit({(circuit.Method is null ? "method: null" : Quote(circuit.Method))}, new {WellKnown.CircuitBreakerOptions}", circuit.Options);
        }

        foreach ((MethodModel method, GuardModel guard) in Guards(proxy))
        {
            if (GuardedTaskEmitter.IsUsed(method))
            {
                string type = "global::Resilience.Execution." + GuardedTaskEmitter.Type(method.Return);
                yield return (type, guard.Field, GuardedTaskEmitter.Make(method, guard, Quote(guard.Display)), guard.Retry?.Options ?? []);
                continue;
            }

            if (guard.IsNamed)
            {
                yield return (WellKnown.GuardedMethod, guard.Field, $"binder.Method({Quote(guard.Display)});", []);
            }

            if (guard.TotalTimeout is { } total)
            {
                yield return (WellKnown.TotalTimeoutPolicy, total.Field, $"binder.TotalTimeout({guard.Field}, {total.Milliseconds});", []);
            }

            if (guard.Retry is { } retry)
            {
                yield return (WellKnown.RetryPolicy, retry.Field, $"binder.Retry({Quote(guard.Display)}, new {WellKnown.RetryOptions}", retry.Options);
            }

            if (guard.Timeout is { } timeout)
            {
                yield return (WellKnown.TimeoutPolicy, timeout.Field, $"binder.Timeout({guard.Field}, {timeout.Milliseconds}{(timeout.FreshToken ? ", freshToken: true" : string.Empty)});", []);
            }

            if (guard.Fallback is { } fallback)
            {
                yield return (WellKnown.FallbackPolicy, fallback.Field, $"binder.Fallback({Quote(guard.Display)}, {fallback.Policy});", []);
            }
        }
    }

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
