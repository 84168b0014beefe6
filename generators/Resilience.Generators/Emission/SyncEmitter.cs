using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes a guarded method that returns no task: one body, which awaits the call where the method returns a type like a task.</summary>
internal sealed class SyncEmitter(GuardedMethodContext method)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly GuardModel _guard = method.Model;
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

        method.EmitComments();
        if (_guard.AnswersFailure)
        {
            EmitAnswered();
        }
        else
        {
            _attempt.EmitOnce();
        }

        _writer.Close();
        if (_guard.Fallback is not null)
        {
            new FallbackEmitter(method).Emit();
        }

        if (LeavesBehind(method))
        {
            EmitAsTask();
        }
    }

    /// <summary>What brings the result. A value by reference comes as it is.</summary>
    private static string CallOf(GuardedMethodContext method)
    {
        ReturnModel type = method.Method.Return;
        return type.Kind != ReturnKind.TaskLike ? method.InnerCall + type.Forgive
            : LeavesBehind(method) ? $"{method.Guard}.Bound({method.Model.PartName}{method.TypeArguments}({method.Call}){type.Forgive}, {method.Admission}).ConfigureAwait(false)"
            : (AttemptEmitter.TakesCall(method) ? method.Call : method.InnerCall + type.Forgive) + type.Configured;
    }

    /// <summary>Whether a type like a task must be a real one, to be left behind at the deadline.</summary>
    private static bool LeavesBehind(GuardedMethodContext method) => method.Method.Return.Kind == ReturnKind.TaskLike && method.Model.Abandons;

    /// <summary>The call as a task, which can be left behind.</summary>
    private void EmitAsTask()
    {
        ReturnModel type = method.Method.Return;
        string task = WellKnown.Task + (type.HasResult ? $"<{type.Result}>" : string.Empty);
        method.EmitRelay("async " + task, method.Model.PartName, [$"{type.Type} {method.Call}"], isStatic: true);
        _writer.Open();
        _writer.Line($"{(type.HasResult ? "return " : string.Empty)}await {method.Call}{type.Configured};");
        _writer.Close();
    }

    private void EmitAnswered()
    {
        _writer.Line($"{WellKnown.Admission} {method.Admission} = {method.FirstAdmission};");
        if (_guard.Retry is null)
        {
            _writer.Line($"{WellKnown.CallFailure} {method.Failure};");
            _attempt.EmitEntered();
            _attempt.EmitFallback();
            return;
        }

        _attempt.EmitLoopLocals();
        _writer.Open("while (true)");
        _writer.Line($"{WellKnown.CallFailure} {method.Failure};");
        _attempt.EmitEntered();
        _attempt.EmitNext();
        _writer.Close();
    }
}
