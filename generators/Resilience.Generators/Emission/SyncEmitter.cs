using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes a guarded method that returns no task.</summary>
internal sealed class SyncEmitter(GuardedMethodContext method)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly ReturnModel _return = method.Method.Return;
    private readonly GuardModel _guard = method.Guard;

    private string Ref => _return.Ref.Length > 0 ? "ref " : string.Empty;

    public void Emit()
    {
        Signature.EmitMethod(method.Method, _writer);
        _writer.Open();
        method.EmitLineIf(method.Method.Token is not null, $"{method.Method.Token}.ThrowIfCancellationRequested();");
        if (method.Method.Token is not null)
        {
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
        EmitAttempt();
        if (_guard.Fallback is { } fallback)
        {
            _writer.Blank();
            _writer.Open($"if (!{method.Policy(fallback.Field)}.Answers({method.Failure}))");
            _writer.Line($"{method.Failure}.Throw();");
            _writer.Close();
            _writer.Blank();
            _writer.Line(Return(method.CallFallback(method.Failure)));
        }
    }

    private void EmitOnRejection()
    {
        if (_guard.Fallback is { OfRejection: not null })
        {
            _writer.Line(Return(method.CallFallback(method.Rejected)));
            method.EmitLineIf(!_return.HasResult, "return;");
        }
        else
        {
            _writer.Line($"throw {method.Rejection};");
        }
    }

    private void EmitLoop(RetryModel retry)
    {
        _writer.Line($"{WellKnown.RetryLoop}? {method.Retry} = null;");
        method.EmitLineIf(retry.ClassifiesResult, $"{_return.Result} {method.Result} = default!;");
        _writer.Open("while (true)");
        _writer.Line($"{WellKnown.CallFailure} {method.Failure};");
        if (_guard.Breaker is { } breaker)
        {
            _writer.Blank();
            _writer.Line("// " + breaker.Comment);
            _writer.Open($"if ({method.Circuit}.TryEnter(out {WellKnown.CircuitPermit} {method.Permit}))");
        }

        method.EmitRent();
        EmitAttempt();
        if (_guard.Breaker is not null)
        {
            _writer.Close();
            _writer.Open("else");
            _writer.Line($"{method.Failure} = {method.Rejected};");
            _writer.Close();
        }

        _writer.Blank();
        EmitNext(retry);
        _writer.Close();
    }

    private void EmitNext(RetryModel retry)
    {
        _writer.Line($"{method.Retry} ??= {method.BeginRetry};");
        _writer.Open($"if (!{method.Retry}.Next({method.Failure}{(method.Method.Token is { } token ? ", " + token : string.Empty)}))");
        _writer.Line($"{method.Failure} = {method.Retry}.Failure;");
        if (_guard.Fallback is { } fallback)
        {
            _writer.Open($"if ({method.Policy(fallback.Field)}.Answers({method.Failure}))");
            _writer.Line(Return(method.CallFallback(method.Failure)));
            method.EmitLineIf(!_return.HasResult, "return;");
            _writer.Close();
            _writer.Blank();
        }

        if (retry.ClassifiesResult)
        {
            _writer.Open($"if ({method.Failure}.IsResult)");
            _writer.Line($"return {method.Result};");
            _writer.Close();
            _writer.Blank();
        }

        _writer.Line($"{method.Failure}.Throw();");
        _writer.Close();
    }

    private void EmitAttempt()
    {
        bool judged = _guard.Retry is { ClassifiesResult: true };
        _writer.Open("try");
        method.EmitLineIf(method.HasDeadline, method.HasDeadline ? method.Arm() : string.Empty);
        _writer.Line(!_return.HasResult ? method.InnerCall + ";"
            : judged ? $"{method.Result} = {method.InnerCall};"
            : $"{_return.Ref}{_return.Result} {method.Result} = {Ref}{method.InnerCall};");
        method.EmitSuccess(method.Result);
        method.EmitLineIf(method.HasDeadline, $"{method.Deadline}.Complete();");
        if (judged)
        {
            _writer.Open($"if (!{method.Policy(_guard.Retry!.Field)}.IsFailure({method.Result}))");
            _writer.Line($"return {method.Result};");
            _writer.Close();
            _writer.Blank();
            _writer.Line($"{method.Failure} = {WellKnown.RetryLoop}.OfResult();");
        }
        else
        {
            _writer.Line(_return.HasResult ? $"return {Ref}{method.Result};" : "return;");
        }

        _writer.Close();
        _writer.Open($"catch ({WellKnown.Exception} {method.Exception})");
        EmitFailed();
        _writer.Close();
    }

    private void EmitFailed()
    {
        if (method.AnswersFailure)
        {
            _writer.Line($"{method.Failure} = {method.FailureOf};");
            method.EmitLineIf(_guard.Breaker is not null, _guard.Breaker is null ? string.Empty : $"{method.Circuit}.Failure({method.Permit}, {method.Failure});");
        }
        else if (method.HasDeadline)
        {
            _writer.Line($"{WellKnown.CallFailure} {method.Failure} = {method.FailureOf};");
            method.EmitLineIf(_guard.Breaker is not null, _guard.Breaker is null ? string.Empty : $"{method.Circuit}.Failure({method.Permit}, {method.Failure});");
            _writer.Line($"{method.Failure}.Throw();");
            _writer.Line("throw;");
        }
        else
        {
            _writer.Line($"{method.Circuit}.Failure({method.Permit}, {method.FailureOf});");
            _writer.Line("throw;");
        }
    }

    private string Return(string expression) => _return.HasResult ? $"return {expression};" : $"{expression};";
}
