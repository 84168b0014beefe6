using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes a guarded method that returns no task: one body, which awaits the call where the method returns a type like a task.</summary>
internal sealed class SyncEmitter(GuardedMethodContext method)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly GuardModel _guard = method.Guard;
    private readonly AttemptEmitter _attempt = new(method, CallOf(method));

    private bool IsAsync => method.Method.Return.IsAsync;

    public void Emit()
    {
        Signature.EmitMethod(method.Method, _writer, IsAsync ? "async " : string.Empty);
        _writer.Open();
        if (_guard.Retry is { ClassifiesResult: true })
        {
            // A result that is judged a failure leaves the loop from below it.
            method.EmitOutParameters();
        }

        if (method.Method.Token is { } token)
        {
            _writer.Line($"{token}.ThrowIfCancellationRequested();");
            _writer.Blank();
        }

        method.EmitStart();
        if (_guard.Retry is { } retry)
        {
            EmitLoop(retry);
        }
        else
        {
            EmitOnce();
        }

        _writer.Close();
        if (_guard.Fallback is not null)
        {
            new FallbackEmitter(method).Emit();
        }

        if (IsAsync && method.Abandons)
        {
            EmitAsTask();
        }
    }

    /// <summary>What brings the result. A value by reference comes as it is.</summary>
    private static string CallOf(GuardedMethodContext method)
    {
        ReturnModel type = method.Method.Return;
        return type.Kind != ReturnKind.TaskLike ? method.InnerCall + type.Forgive
            : method.Abandons ? $"{method.Deadline}.Abandonable({method.Guard.SlowName}{method.TypeArguments}({method.Call}){type.Forgive}).ConfigureAwait(false)"
            : (AttemptEmitter.TakesCall(method) ? method.Call : method.InnerCall + type.Forgive) + type.Configured;
    }

    /// <summary>The call as a task, which can be left behind.</summary>
    private void EmitAsTask()
    {
        ReturnModel type = method.Method.Return;
        string task = WellKnown.Task + (type.HasResult ? $"<{type.Result}>" : string.Empty);
        method.EmitRelay("async " + task, method.Guard.SlowName, [$"{type.Type} {method.Call}"], isStatic: true);
        _writer.Open();
        _writer.Line($"{(type.HasResult ? "return " : string.Empty)}await {method.Call}{type.Configured};");
        _writer.Close();
    }

    private void EmitOnce()
    {
        if (_guard.Breaker is { } breaker)
        {
            _writer.Line("// " + breaker.Comment);
            _writer.Open($"if (!{method.Circuit}.TryEnter(out {WellKnown.CircuitPermit} {method.Permit}))");
            EmitOnRejection();
            _writer.Close();
            _writer.Blank();
        }

        method.EmitRent();
        method.EmitLineIf(_guard.Fallback is not null, $"{WellKnown.CallFailure} {method.Failure};");
        _attempt.Emit();
        if (_guard.Fallback is not null)
        {
            _attempt.EmitFallback();
        }
    }

    private void EmitOnRejection()
    {
        if (_guard.Fallback is not { OfRejection: not null })
        {
            _writer.Line($"throw {method.Rejection};");
        }
        else
        {
            _writer.Line(_attempt.Return(method.CallFallback(method.Rejected)));
            method.EmitLineIf(!method.Method.Return.HasResult, "return;");
        }
    }

    private void EmitLoop(RetryModel retry)
    {
        _attempt.EmitLoopLocals(retry);
        _writer.Open("while (true)");
        _writer.Line($"{WellKnown.CallFailure} {method.Failure};");
        if (_guard.Breaker is { } breaker)
        {
            _writer.Blank();
            _writer.Line("// " + breaker.Comment);
            _writer.Open($"if ({method.Circuit}.TryEnter(out {WellKnown.CircuitPermit} {method.Permit}))");
        }

        method.EmitRent();
        _attempt.Emit();
        if (_guard.Breaker is not null)
        {
            _writer.Close();
            _writer.Open("else");
            _writer.Line($"{method.Failure} = {method.Rejected};");
            _writer.Close();
        }

        _attempt.EmitNext(retry);
        _writer.Close();
    }
}
