using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>
/// Writes a guarded method that returns a task: the way in, the call, the way out, and the handing on of a call that is pending, has failed or was not let in.
/// Few statements, because the compiler binds each of them again in every method.
/// </summary>
internal sealed class TaskEmitter(GuardedMethodContext method)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly ReturnModel _return = method.Method.Return;
    private readonly GuardModel _guard = method.Model;

    private string Local => _return.IsValueTask ? _return.Type : _return.Type + "?";

    public void Emit()
    {
        Signature.EmitMethod(method.Method, _writer);
        _writer.Open();
        method.EmitOutParameters();
        method.EmitComments();
        if (_guard.Cache is { } cache)
        {
            EmitCached(cache);
        }

        if (_guard.Coalesce is { } coalesce)
        {
            EmitCoalesced(coalesce);
        }
        else
        {
            EmitBody();
        }

        _writer.Close();
        if (RepeatableCallEmitter.IsNeeded(method.Method, _guard))
        {
            RepeatableCallEmitter.Emit(method);
        }

        if (_guard.Fallback is not null)
        {
            new FallbackEmitter(method).Emit();
        }
    }

    /// <summary>A cache that is switched off leaves the call to the policies within.</summary>
    private void EmitCached(CacheModel cache)
    {
        string key = string.Concat(cache.Key.Select(argument => $".Add({argument})"));
        _writer.Open($"if ({method.Guard}.IsCaching)");
        _writer.Line($"return {method.Guard}.Cache{(_return.IsValueTask ? "ValueTask" : "Task")}Async<{_return.Result}, {_guard.CallName}>({method.Guard}.BeginKey(){key}, {RepeatableCallEmitter.New(method)}, {method.FirstAdmission}, {method.Token});");
        _writer.Close();
        _writer.Blank();
    }

    /// <summary>All policies within are the one call's, which the library makes.</summary>
    private void EmitCoalesced(CoalesceModel coalesce)
    {
        string result = _return.HasResult ? _return.Result + ", " : string.Empty;
        _writer.Line($"return {method.Guard}.Coalesce{(_return.IsValueTask ? "ValueTask" : "Task")}Async<{result}{coalesce.KeyType}, {_guard.CallName}>({method.Policy(coalesce.Field)}, {coalesce.Key}, {RepeatableCallEmitter.New(method)}, {method.FirstAdmission}, {method.Token});");
    }

    private void EmitBody()
    {
        _writer.Line($"{Local} {method.Call} = {(_return.IsValueTask ? "default" : "null")};");
        string circuit = _guard.Breaker is { Key: { } key } breaker ? $"{method.Policy(breaker.Field)}.Get({key}), " : string.Empty;
        _writer.Open($"if ({method.Guard}.TryEnter({circuit}{method.Token}, out {WellKnown.Pass} {method.Pass}))");
        _writer.Open("try");
        _writer.Line($"{method.Call} = {method.InnerCallWith(method.Pass)}{_return.Forgive};");
        _writer.Close();
        _writer.Open($"catch ({WellKnown.Exception} {method.Exception})");
        _writer.Line($"{method.Call} = {FromException(_return, method.Exception)};");
        _writer.Close();
        _writer.Blank();
        EmitCompleted();
        _writer.Close();
        _writer.Blank();
        _writer.Line(RepeatableCallEmitter.IsNeeded(method.Method, _guard)
            ? $"return {method.Guard}.ContinueAsync({method.Call}, {RepeatableCallEmitter.New(method)}, {method.Pass}, {method.Token});"
            : $"return {method.Guard}.AwaitAsync({method.Call}, {method.Pass}, {method.Token});");
    }

    public static string FromException(ReturnModel type, string exception)
        => $"{(type.IsValueTask ? WellKnown.ValueTask : WellKnown.Task)}.FromException{(type.HasResult ? $"<{type.Result}>" : string.Empty)}({exception})";

    /// <summary>A call that has succeeded already: its own task is returned, nothing is awaited.</summary>
    private void EmitCompleted()
    {
        if (!_guard.JudgesResult)
        {
            // A ValueTask is consumed by whoever it is handed to.
            _writer.Open(_return.IsValueTask ? $"if ({method.Call}.IsCompletedSuccessfully)" : $"if ({method.Guard}.TryComplete({method.Call}, {method.Pass}))");
            method.EmitLineIf(_return.IsValueTask, $"{method.Guard}.CompleteAtOnce({method.Pass});");
            _writer.Line($"return {method.Call};");
            _writer.Close();
            return;
        }

        _writer.Open(_return.IsValueTask ? $"if ({method.Call}.IsCompletedSuccessfully)" : $"if ({method.Call} is {{ IsCompletedSuccessfully: true }})");

        // A local of its own: a dynamic result would be handed on by a call that is bound at run time, and a ValueTask's may be read once.
        _writer.Line($"{_return.Result} {method.Result} = {method.Call}.Result;");
        method.EmitLineIf(_return.IsValueTask, $"{method.Call} = new {_return.Type}({method.Result});");
        _writer.Open($"if ({method.Guard}.TryCompleteJudged({method.Result}, {method.Pass}))");
        _writer.Line($"return {method.Call};");
        _writer.Close();
        _writer.Close();
    }
}
