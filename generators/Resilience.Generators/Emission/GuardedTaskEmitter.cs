using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>
/// Writes a guarded method that returns a task where one guard of the run time holds all of its policies: the way in, the call, the way out, and the handing on of a call
/// that is pending or has failed. Few statements, because the compiler binds each of them again in every method.
/// </summary>
internal sealed class GuardedTaskEmitter(GuardedMethodContext method)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly ReturnModel _return = method.Method.Return;
    private readonly GuardModel _guard = method.Guard;
    private readonly string _field = method.Policy(method.Guard.Field);

    /// <summary>Whether a guard can hold the method's policies. What a fallback, a classifier of results, a type parameter or an attribute of the method has to do with a call that goes on, a continuation of the method's own must do.</summary>
    public static bool IsUsed(MethodModel method)
        => method is { Guard: { Fallback: null, Breaker: not { ClassifiesResult: true } } guard, Return.IsTask: true, TypeParameters.Count: 0 }
            && (guard.Retry is { } retry ? retry is { RetriesRejection: false, ClassifiesResult: false } && RepeatableCallEmitter.CanKeep(method) : guard.Timeout is not null || guard.TotalTimeout is not null);

    /// <summary>The guard's type, which its factory is named after.</summary>
    public static string Type(ReturnModel type) => $"{(type.IsValueTask ? "ValueTask" : "Task")}Guard{(type.HasResult ? $"<{type.Result}>" : string.Empty)}";

    /// <summary>What makes the guard, in the policy set: the arguments but the last, which is that of the retry where there is one.</summary>
    public static string Make(MethodModel method, GuardModel guard, string name)
    {
        bool hasDeadline = guard.Timeout is not null || guard.TotalTimeout is not null;
        string?[] arguments =
        [
            name,
            guard.Breaker is { } breaker ? "circuit: " + breaker.Field : null,
            guard.Timeout is { } timeout ? "timeout: " + timeout.Milliseconds : null,
            guard.Timeout is { FreshToken: true } ? "freshToken: true" : null,
            guard.TotalTimeout is { } total ? "totalTimeout: " + total.Milliseconds : null,
            hasDeadline && (method.Token is null || guard.Timeout is { Abandon: true }) ? "abandons: true" : null,
        ];
        string head = $"binder.{Type(method.Return)}({string.Join(", ", arguments.Where(argument => argument is not null))}";
        return guard.Retry is null ? head + ");" : $"{head}, retry: new {WellKnown.RetryOptions}";
    }

    public void Emit()
    {
        string token = method.Token ?? "default";
        Signature.EmitMethod(method.Method, _writer);
        _writer.Open();
        method.EmitOutParameters();
        EmitComments();
        _writer.Open($"if (!{_field}.TryEnter({token}, out {WellKnown.Admission} {method.Admission}))");
        _writer.Line($"return {_field}.Refuse({token});");
        _writer.Close();
        _writer.Blank();
        _writer.Line($"{_return.Type} {method.Call};");
        AsyncEmitter.EmitCall(method, Signature.Call(method.Method, method.HasDeadline ? method.Admission + ".Token" : null));
        _writer.Blank();
        if (_return.IsValueTask)
        {
            _writer.Open($"if ({method.Call}.IsCompletedSuccessfully)");
            _writer.Line($"{_field}.Complete({method.Admission});");
        }
        else
        {
            _writer.Open($"if ({_field}.TryComplete({method.Call}, {method.Admission}))");
        }

        _writer.Line($"return {method.Call};");
        _writer.Close();
        _writer.Blank();
        _writer.Line(_guard.Retry is null
            ? $"return {_field}.AwaitAsync({method.Call}, {method.Admission}, {token});"
            : $"return {_field}.RetryAsync({method.Call}, {RepeatableCallEmitter.New(method)}, {method.Admission}, {token});");
        _writer.Close();
        if (_guard.Retry is not null)
        {
            RepeatableCallEmitter.Emit(method);
        }
    }

    /// <summary>The attributes, outermost first, above the line at which they begin to act.</summary>
    private void EmitComments()
    {
        foreach (string? comment in new[] { _guard.TotalTimeout?.Comment, _guard.Retry?.Comment, _guard.Breaker?.Comment, _guard.Timeout?.Comment })
        {
            method.EmitLineIf(comment is not null, "// " + comment);
        }
    }
}
