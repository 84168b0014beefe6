using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes one attempt of a method that returns no task, and what follows its failure.</summary>
/// <param name="call">The expression that brings the result; what follows <c>await</c> where there is something to await.</param>
internal sealed class AttemptEmitter(GuardedMethodContext method, string call)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly ReturnModel _return = method.Method.Return;
    private readonly GuardModel _guard = method.Model;

    private string Await => _return.IsAsync ? "await " : string.Empty;

    private string ByReference => _return.Ref.Length > 0 ? "ref " : string.Empty;

    private bool RetriesResult => _guard.Retry is { ClassifiesResult: true };

    /// <summary>Whether the call is made before it is awaited: its synchronous part is not the deadline's.</summary>
    public static bool TakesCall(GuardedMethodContext method) => method.Method.Return.Kind == ReturnKind.TaskLike && method.Model.BoundsTime;

    /// <summary>Asks for leave to call; what follows is for calls that got it.</summary>
    public void OpenEntered()
    {
        if (_return.IsAsync)
        {
            _writer.Line($"{method.Admission} = await {method.Guard}.EnterAsync({method.Admission}, {method.Token}).ConfigureAwait(false);");
            _writer.Open($"if ({method.Admission}.IsEntered)");
        }
        else
        {
            _writer.Open($"if ({method.Guard}.Enter({method.Token}, ref {method.Admission}))");
        }
    }

    /// <summary>An attempt that was let in, and one that was not; <c>failure</c> is why there is no result.</summary>
    public void EmitEntered()
    {
        OpenEntered();
        EmitTry(() => _writer.Line($"{method.Failure} = {Failed};"));
        _writer.Close();
        _writer.Open("else");
        _writer.Line($"{method.Failure} = {method.Guard}.Refusal({method.Admission}, {method.Token});");
        _writer.Close();
    }

    /// <summary>An attempt that nothing repeats or answers for.</summary>
    public void EmitOnce()
    {
        if (_return.IsAsync)
        {
            _writer.Line($"{WellKnown.Admission} {method.Admission} = await {method.Guard}.EnterAsync({method.FirstAdmission}, {method.Token}).ConfigureAwait(false);");
            _writer.Open($"if (!{method.Admission}.IsEntered)");
        }
        else
        {
            _writer.Line($"{WellKnown.Admission} {method.Admission} = {method.FirstAdmission};");
            _writer.Open($"if (!{method.Guard}.Enter({method.Token}, ref {method.Admission}))");
        }

        _writer.Line($"{method.Guard}.Refusal({method.Admission}, {method.Token}).Throw();");
        _writer.Close();
        _writer.Blank();
        EmitTry(() =>
        {
            _writer.Line($"{Failed}.Throw();");
            _writer.Line("throw; // Not reached, which the compiler does not see.");
        });
    }

    /// <summary>Throws what the fallback does not answer for, and asks the fallback for the rest.</summary>
    public void EmitFallback()
    {
        _writer.Blank();
        _writer.Open($"if (!{method.Guard}.Answers({method.Failure}))");
        _writer.Line($"{method.Failure}.Throw();");
        _writer.Close();
        _writer.Blank();
        EmitAnswer();
    }

    /// <summary>Asks for another attempt; where there is none, what leaves leaves.</summary>
    public void EmitNext()
    {
        _writer.Blank();
        _writer.Line($"{method.Retry} ??= {method.Guard}.BeginRetry({method.Admission});");
        _writer.Open(_return.IsAsync
            ? $"if (!await {method.Retry}.NextAsync({method.Failure}, {method.Token}).ConfigureAwait(false))"
            : $"if (!{method.Retry}.Next({method.Failure}, {method.Token}))");
        if (_guard.Fallback is null && !RetriesResult)
        {
            _writer.Line($"{method.Retry}.Failure.Throw();");
            _writer.Close();
            return;
        }

        _writer.Line($"{method.Failure} = {method.Retry}.Failure;");
        if (_guard.Fallback is not null)
        {
            _writer.Open($"if ({method.Guard}.Answers({method.Failure}))");
            EmitAnswer();
            method.EmitLineIf(!_return.HasResult, "return;");
            _writer.Close();
            _writer.Blank();
        }

        _writer.Line(RetriesResult ? $"{method.Failure}.ThrowUnlessResult();" : $"{method.Failure}.Throw();");
        method.EmitLineIf(RetriesResult, $"return {method.Result};");
        _writer.Close();
    }

    /// <summary>The locals of a loop.</summary>
    public void EmitLoopLocals()
    {
        _writer.Line($"{WellKnown.RetryLoop}? {method.Retry} = null;");
        method.EmitLineIf(RetriesResult, $"{_return.Result} {method.Result} = default!;");
    }

    private string Failed => $"{method.Guard}.Fail({method.Exception}, {method.Admission}, {method.Token})";

    /// <summary>Ends with the fallback's answer.</summary>
    private void EmitAnswer()
    {
        string answer = $"{Await}{method.CallFallback(method.Failure)}{_return.Forgive}{(_return.IsAsync ? _return.Configured : string.Empty)}";
        _writer.Line(_return.HasResult ? $"{_return.Result} {method.Answer} = {answer};" : answer + ";");
        _writer.Line($"{WellKnown.FallbackPolicy}.Answered({method.Failure});");
        method.EmitLineIf(_return.HasResult, $"return {method.Answer}{_return.Forgive};");
    }

    private void EmitTry(Action emitFailed)
    {
        _writer.Open("try");
        if (TakesCall(method))
        {
            _writer.Line($"{_return.Type} {method.Call} = {method.InnerCall}{_return.Forgive};");
            _writer.Line($"{method.Guard}.Arm({method.Admission}, {method.Token});");
        }

        string value = Await + ByReference + call;
        _writer.Line(!_return.HasResult ? value + ";"
            : RetriesResult ? $"{method.Result} = {value};"
            : $"{_return.Ref}{_return.Result} {method.Result} = {value};");
        EmitReturn();
        _writer.Close();
        _writer.Open($"catch ({WellKnown.Exception} {method.Exception})");
        emitFailed();
        _writer.Close();
    }

    private void EmitReturn()
    {
        if (RetriesResult)
        {
            _writer.Open($"if ({method.Guard}.Settle({method.Result}, {method.Admission}))");
            _writer.Line($"return {method.Result};");
            _writer.Close();
            _writer.Blank();
            _writer.Line($"{method.Failure} = {WellKnown.CallFailure}.OfResult({method.Admission});");
            return;
        }

        _writer.Line(_guard.JudgesResult ? $"{method.Guard}.Settle({method.Result}, {method.Admission});" : $"{method.Guard}.Complete({method.Admission});");

        // Only what answers for failures stands behind the attempt.
        method.EmitLineIf(_return.HasResult || _guard.AnswersFailure, _return.HasResult ? $"return {ByReference}{method.Result}{(ByReference.Length > 0 ? _return.Forgive : string.Empty)};" : "return;");
    }
}
