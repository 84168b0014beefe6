using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>
/// Hands a call that is pending or has failed to the run time, which goes on with it as the policies say. A continuation of the method's own would be an async method,
/// and that is most of what the compiler has to do for a guarded method. Where the call may be repeated, its arguments go along in a structure.
/// </summary>
internal static class ContinuationEmitter
{
    private const string Inner = "inner";

    /// <summary>Whether the run time can go on with the method's calls. What a fallback or an attribute of the method has to do with it, a continuation of its own must do.</summary>
    public static bool IsUsed(MethodModel method)
        => method is { Guard: { Fallback: null } guard, Return.Kind: ReturnKind.Task or ReturnKind.TaskOf or ReturnKind.ValueTask or ReturnKind.ValueTaskOf }
            && (guard.Retry is { } retry ? !retry.RetriesRejection && IsRepeatable(method) : guard.Timeout is not null || guard.TotalTimeout is not null);

    /// <summary>What makes the continuation, in the policy set.</summary>
    public static string Make(GuardModel guard, bool abandons)
    {
        string?[] arguments =
        [
            guard.Field is { } field ? "method: " + field : null,
            guard.Breaker is { } breaker ? "circuit: " + breaker.Field : null,
            guard.Timeout is { } timeout ? "timeout: " + timeout.Field : null,
            guard.TotalTimeout is { } total ? "totalTimeout: " + total.Field : null,
            guard.Retry is { } retry ? "retry: " + retry.Field : null,
            abandons ? "abandons: true" : null,
        ];
        return $"binder.Continuation({string.Join(", ", arguments.Where(argument => argument is not null))});";
    }

    /// <summary>The expression that hands the call over.</summary>
    public static string Continue(GuardedMethodContext method, string call)
    {
        GuardModel guard = method.Guard;
        string permit = guard.Breaker is null ? "default" : method.Permit;
        string expires = guard.TotalTimeout is null ? "0" : method.Expires;
        string token = method.Token ?? "default";
        string continuation = method.Policy(guard.ContinuationField);
        if (guard.Retry is null)
        {
            return $"{continuation}.AwaitAsync({call}, {permit}, {method.Deadline}, {expires}, {token})";
        }

        IEnumerable<string> kept = Kept(method.Method).Select(parameter => $"{parameter.Name} = {parameter.Argument}").Prepend($"{InnerOf(method.Method)} = {method.Proxy.Names.Inner}");
        string next = $"new {guard.CallName} {{ {string.Join(", ", kept)} }}";
        return $"{continuation}.RetryAsync({call}, {next}, {permit}, {(method.HasDeadline ? method.Deadline : "null")}, {expires}, {method.Started}, {token})";
    }

    /// <summary>The structure that keeps the arguments for further attempts; nothing where there are none. A primary constructor would be shorter, and is not in C# 11.</summary>
    public static void EmitCall(GuardedMethodContext method)
    {
        if (method.Guard.Retry is null)
        {
            return;
        }

        MethodModel model = method.Method;
        IndentingWriter writer = method.Writer;
        var names = new NameScope(model.Parameters.Select(parameter => parameter.Name.TrimStart('@')));
        string inner = names.Take(Inner);
        string token = model.Token ?? names.Take("cancellationToken");
        string type = $"global::Resilience.Execution.IRepeatableCall<{model.Return.Type}>";
        writer.Blank();
        writer.Open($"private struct {method.Guard.CallName} : {type}");
        foreach (string field in Kept(model).Select(parameter => parameter.Relay).Prepend($"{method.Proxy.Service.Type} {inner}"))
        {
            writer.Line($"public {field};");
        }

        writer.Blank();
        writer.Line($"{model.Return.Type} {type}.Invoke({WellKnown.CancellationToken} {token})");
        writer.Continued($"=> {Signature.Call(Through(model, method.Proxy.Names.Inner, inner))}{model.Return.Forgive};");
        writer.Close();
    }

    private static string InnerOf(MethodModel method) => new NameScope(method.Parameters.Select(parameter => parameter.Name.TrimStart('@'))).Take(Inner);

    /// <summary>All but the token, of which each attempt has its own.</summary>
    private static IEnumerable<ParameterModel> Kept(MethodModel method) => method.Parameters.Where(parameter => parameter.Name != method.Token);

    private static MethodModel Through(MethodModel method, string field, string inner)
    {
        // The field itself, or the field seen as another interface: "((IBase)_inner)".
        string receiver = method.Header.Receiver;
        string seen = receiver == field ? inner : receiver.Substring(0, receiver.Length - field.Length - 1) + inner + ")";
        return method with { Header = method.Header with { Receiver = seen } };
    }

    /// <summary>Whether a structure can keep the call: nothing about the method or its parameters must be said again there.</summary>
    private static bool IsRepeatable(MethodModel method)
        => method is { TypeParameters.Count: 0, RelayAttributes.Count: 0, Outranked: null, Header.IsUnsafe: false }
            && !method.Return.Type.Contains("dynamic") // C# lets nothing implement an interface of it.
            && method.Parameters.All(parameter => parameter.Relay[0] != '[' && parameter.Name is not ("Equals" or "Finalize" or "GetHashCode" or "GetType" or "MemberwiseClone" or "ReferenceEquals" or "ToString"));
}
