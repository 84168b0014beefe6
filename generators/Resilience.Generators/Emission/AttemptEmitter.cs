using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes one attempt and what follows its failure: the same in synchronous bodies and in slow parts, but for what is awaited.</summary>
/// <param name="call">The expression that brings the result; what follows <c>await</c> where there is something to await.</param>
internal sealed class AttemptEmitter(GuardedMethodContext method, string call)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly ReturnModel _return = method.Method.Return;
    private readonly GuardModel _guard = method.Guard;

    private string Await => _return.IsAsync ? "await " : string.Empty;

    private string ByReference => _return.Ref.Length > 0 ? "ref " : string.Empty;

    public void Emit()
    {
        _writer.Open("try");
        method.EmitLineIf(TakesCall(method), $"{_return.Type} {method.Call} = {method.InnerCall}{_return.Forgive};");
        if (method.HasDeadline)
        {
            _writer.Line(method.Arm());
        }

        EmitCall();
        method.EmitSuccess(method.Result);
        method.EmitLineIf(method.HasDeadline, $"{method.Deadline}.Complete();");
        EmitReturn();
        _writer.Close();
        _writer.Open($"catch ({WellKnown.Exception} {method.Exception})");
        EmitFailed();
        _writer.Close();
    }

    /// <summary>Whether the call is made before it is awaited: its synchronous part is not the deadline's.</summary>
    public static bool TakesCall(GuardedMethodContext method) => method.Method.Return.Kind == ReturnKind.TaskLike && method.HasDeadline;

    /// <summary>Throws what the fallback does not answer for, and asks the fallback for the rest.</summary>
    public void EmitFallback()
    {
        _writer.Blank();
        _writer.Open($"if (!{method.Policy(_guard.Fallback!.Field)}.Answers({method.Failure}))");
        _writer.Line($"{method.Failure}.Throw();");
        _writer.Close();
        _writer.Blank();
        _writer.Line(Return(method.CallFallback(method.Failure)));
    }

    /// <summary>Asks for another attempt; where there is none, what leaves leaves.</summary>
    public void EmitNext(RetryModel retry)
    {
        string next = _return.IsAsync ? "NextAsync" : "Next";
        string token = method.Token is { } own ? ", " + own : _return.IsAsync ? ", default" : string.Empty;
        _writer.Blank();
        _writer.Line($"{method.Retry} ??= {method.BeginRetry};");
        _writer.Open($"if (!{Await}{method.Retry}.{next}({method.Failure}{token}){(_return.IsAsync ? ".ConfigureAwait(false)" : string.Empty)})");
        if (_guard.Fallback is null && !retry.ClassifiesResult)
        {
            _writer.Line($"{method.Retry}.Failure.Throw();");
            _writer.Close();
            return;
        }

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

    /// <summary>The locals of a loop.</summary>
    public void EmitLoopLocals(RetryModel retry)
    {
        _writer.Line($"{WellKnown.RetryLoop}? {method.Retry} = null;");
        method.EmitLineIf(retry.ClassifiesResult, $"{_return.Result} {method.Result} = default!;");
    }

    /// <summary>Ends with the fallback's answer.</summary>
    public string Return(string fallback) => $"{(_return.HasResult ? "return " : string.Empty)}{Await}{fallback}{(_return.IsAsync ? _return.Forgive + _return.Configured : string.Empty)};";

    private void EmitCall()
    {
        string value = Await + ByReference + call;
        _writer.Line(!_return.HasResult ? value + ";"
            : _guard.Retry is { ClassifiesResult: true } ? $"{method.Result} = {value};"
            : $"{_return.Ref}{_return.Result} {method.Result} = {value};");
    }

    private void EmitReturn()
    {
        if (_guard.Retry is not { ClassifiesResult: true } retry)
        {
            // Only what answers for failures stands behind the attempt.
            method.EmitLineIf(_return.HasResult || method.AnswersFailure, _return.HasResult ? $"return {ByReference}{method.Result}{(ByReference.Length > 0 ? _return.Forgive : string.Empty)};" : "return;");
            return;
        }

        _writer.Open($"if (!{method.Policy(retry.Field)}.IsFailure({method.Result}))");
        _writer.Line($"return {method.Result};");
        _writer.Close();
        _writer.Blank();
        _writer.Line($"{method.Failure} = {WellKnown.RetryLoop}.OfResult();");
    }

    private void EmitFailed()
    {
        if (!method.AnswersFailure && !method.HasDeadline)
        {
            _writer.Line($"{method.Circuit}.Failure({method.Permit}, {method.FailureOf});");
            _writer.Line("throw;");
            return;
        }

        _writer.Line($"{(method.AnswersFailure ? string.Empty : WellKnown.CallFailure + " ")}{method.Failure} = {method.FailureOf};");
        if (_guard.Breaker is not null)
        {
            _writer.Line($"{method.Circuit}.Failure({method.Permit}, {method.Failure});");
        }

        if (!method.AnswersFailure)
        {
            _writer.Line($"{method.Failure}.Throw();");
            _writer.Line("throw; // Not reached, which the compiler does not see.");
        }
    }
}
