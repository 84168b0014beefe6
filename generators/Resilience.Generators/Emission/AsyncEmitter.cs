using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes a guarded method that returns a task: a straight-line body for calls that complete at once, and one slow continuation.</summary>
internal sealed class AsyncEmitter(GuardedMethodContext method)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly ReturnModel _return = method.Method.Return;
    private readonly GuardModel _guard = method.Guard;

    private bool IsBreakerAlone => _guard.Breaker is not null && !method.HasDeadline && !method.AnswersFailure;

    public void Emit()
    {
        Signature.EmitMethod(method.Method, _writer);
        _writer.Open();
        method.EmitOutParameters();
        EmitCancelled();
        method.EmitStart();
        EmitEntry();
        method.EmitRent();
        if (method.HasDeadline)
        {
            _writer.Blank();
        }

        _writer.Line($"{_return.Type} {method.Call};");
        EmitCall(method, method.InnerCall);
        _writer.Blank();
        EmitCompleted();
        _writer.Blank();
        _writer.Line($"return {Slow(admitted: true)};");
        _writer.Close();

        new SlowEmitter(method).Emit();
        if (_guard.Fallback is not null)
        {
            new FallbackEmitter(method).Emit();
        }
    }

    /// <summary>The call itself; what it throws at once becomes its task.</summary>
    public static void EmitCall(GuardedMethodContext method, string call)
    {
        IndentingWriter writer = method.Writer;
        writer.Open("try");
        writer.Line($"{method.Call} = {call}{method.Method.Return.Forgive};");
        writer.Close();
        writer.Open($"catch ({WellKnown.Exception} {method.Exception})");
        writer.Line($"{method.Call} = {FromException(method.Method.Return, method.Exception)};");
        writer.Close();
    }

    public static string FromException(ReturnModel type, string exception) => From(type, "FromException", exception);

    private static string From(ReturnModel type, string factory, string argument)
        => $"{(type.IsValueTask ? WellKnown.ValueTask : WellKnown.Task)}.{factory}{(type.HasResult ? $"<{type.Result}>" : string.Empty)}({argument})";

    private void EmitCancelled()
    {
        if (method.Method.Token is { } token)
        {
            _writer.Open($"if ({token}.IsCancellationRequested)");
            _writer.Line($"return {From(_return, "FromCanceled", token)};");
            _writer.Close();
            _writer.Blank();
        }
    }

    private void EmitEntry()
    {
        if (_guard.Breaker is not { } breaker)
        {
            return;
        }

        _writer.Line("// " + breaker.Comment);
        _writer.Open($"if (!{method.Circuit}.TryEnter(out {WellKnown.CircuitPermit} {method.Permit}))");
        _writer.Line($"return {OnRejection()};");
        _writer.Close();
        _writer.Blank();
    }

    private string OnRejection()
        => _guard.Retry is { RetriesRejection: true } ? Slow(admitted: false)
            : _guard.Fallback is { OfRejection: not null } ? method.CallFallback(method.Rejected)
            : FromException(_return, method.Rejection);

    /// <summary>Hands the call over or, where the circuit has refused it, the need for another attempt.</summary>
    /// <param name="call">What to hand over in place of a call whose result has been read, which a <c>ValueTask</c> allows once.</param>
    private string Slow(bool admitted, string? call = null)
    {
        IEnumerable<string> arguments = SlowEmitter.Handed(method).Select(handed => handed.Argument switch
        {
            { } name when name == method.Admitted => admitted ? "true" : "false",
            { } name when call is not null && name == method.Call => call,
            { } name when !admitted && name == method.Call => _return.IsValueTask ? "default" : "null!",
            { } name when !admitted && name == method.Deadline => "null!",
            { } name => name,
        });
        return $"{_guard.SlowName}{method.TypeArguments}({string.Join(", ", arguments)})";
    }

    /// <summary>A call that has succeeded already: its own task is returned, nothing is awaited.</summary>
    private void EmitCompleted()
    {
        bool judged = _guard.Retry is { ClassifiesResult: true };
        bool readsResult = judged || _guard.Breaker is { ClassifiesResult: true };

        // A dynamic result would be handed on by a call that is bound at run time.
        bool isDynamic = _return.Result is "object" or "object?";
        bool keepsResult = judged || (readsResult && (_return.IsValueTask || isDynamic));
        string result = keepsResult ? method.Result : method.Call + ".Result";

        _writer.Open($"if ({Is("IsCompletedSuccessfully")})");
        method.EmitLineIf(keepsResult, $"{_return.Result} {method.Result} = {method.Call}.Result;");
        if (judged)
        {
            _writer.Open($"if (!{method.Policy(_guard.Retry!.Field)}.IsFailure({method.Result}))");
        }

        method.EmitSuccess(result);
        method.EmitLineIf(method.HasDeadline, $"{method.Deadline}.Return();");
        _writer.Line(readsResult && _return.IsValueTask ? $"return new {_return.Type}({method.Result});" : $"return {method.Call};");
        if (judged)
        {
            _writer.Close();
            if (_return.IsValueTask)
            {
                _writer.Blank();
                _writer.Line($"return {Slow(admitted: true, $"new {_return.Type}({method.Result})")};");
            }
        }

        _writer.Close();
        if (IsBreakerAlone)
        {
            _writer.Blank();
            EmitFailed();
        }
    }

    /// <summary>A call that has failed already is counted and returned as it is, not thrown again.</summary>
    private void EmitFailed()
    {
        string token = method.Method.Token is { } own ? ", " + own : string.Empty;
        _writer.Open($"if ({Is("IsCompleted")})");
        if (_return.IsValueTask)
        {
            string task = WellKnown.Task + (_return.HasResult ? $"<{_return.Result}>" : string.Empty);
            _writer.Line($"{task} {method.Failure} = {method.Call}.AsTask();");
            _writer.Line($"{method.Circuit}.Settle({method.Permit}, {method.Failure}{token});");
            _writer.Line($"return new {_return.Type}({method.Failure});");
        }
        else
        {
            _writer.Line($"{method.Circuit}.Settle({method.Permit}, {method.Call}{token});");
            _writer.Line($"return {method.Call};");
        }

        _writer.Close();
    }

    /// <summary>A callee that returns null for a task fails when that is awaited, not here.</summary>
    private string Is(string property) => _return.IsValueTask ? $"{method.Call}.{property}" : $"{method.Call} is {{ {property}: true }}";
}
