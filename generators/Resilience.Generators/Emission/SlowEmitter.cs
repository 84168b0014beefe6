using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the part of a method that can suspend or retry.</summary>
internal sealed class SlowEmitter(GuardedMethodContext method)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly ReturnModel _return = method.Method.Return;
    private readonly GuardModel _guard = method.Guard;

    private bool LoopsWithCircuit => _guard is { Retry: not null, Breaker: not null };

    /// <summary>What the fast part hands over: only what the policies need.</summary>
    public static IEnumerable<string> Relay(GuardedMethodContext method, string call, string permit, string deadline, string admitted)
    {
        GuardModel guard = method.Guard;
        yield return call;
        if (guard.Breaker is not null)
        {
            yield return permit;
        }

        if (method.HasDeadline)
        {
            yield return deadline;
        }

        if (guard.TotalTimeout is not null)
        {
            yield return method.Expires;
        }

        if (guard.Retry is { } retry)
        {
            yield return method.Started;
            if (retry.RetriesRejection)
            {
                yield return admitted;
            }
        }

        IEnumerable<string> arguments = method.AnswersFailure ? method.Arguments : method.Method.Token is { } token ? [token] : [];
        foreach (string argument in arguments)
        {
            yield return argument;
        }
    }

    public void Emit()
    {
        string[] declared = [.. Relay(
            method,
            $"{_return.Type} {method.Call}",
            $"{WellKnown.CircuitPermit} {method.Permit}",
            $"{WellKnown.Deadline} {method.Deadline}",
            $"bool {method.Admitted}").Select(Declare)];
        method.EmitRelay("async " + _return.Type, _guard.SlowName, declared, _return.IsValueTask ? $"{WellKnown.AsyncMethodBuilder}(typeof({WellKnown.PoolingBuilder}{(_return.HasResult ? "<>" : string.Empty)}))" : null);
        _writer.Open();
        if (_guard.Retry is { } retry)
        {
            EmitLoop(retry);
        }
        else if (_guard.Fallback is not null)
        {
            _writer.Line($"{WellKnown.CallFailure} {method.Failure};");
            EmitAttempt();
            _writer.Blank();
            EmitThrowUnlessAnswered();
            _writer.Line(Return($"await {method.CallFallback(method.Failure)}.ConfigureAwait(false)"));
        }
        else
        {
            EmitAttempt();
        }

        _writer.Close();
    }

    private string Declare(string text)
    {
        if (text == method.Expires || text == method.Started)
        {
            return "long " + text;
        }

        ParameterModel? parameter = method.Method.Parameters.FirstOrDefault(own => own.Argument == text);
        return parameter?.Relay ?? text;
    }

    private void EmitLoop(RetryModel retry)
    {
        _writer.Line($"{WellKnown.RetryLoop}? {method.Retry} = null;");
        method.EmitLineIf(retry.ClassifiesResult, $"{_return.Result} {method.Result} = default!;");
        method.EmitLineIf(LoopsWithCircuit && !retry.RetriesRejection, $"bool {method.Admitted} = true;");
        _writer.Open("while (true)");
        _writer.Line($"{WellKnown.CallFailure} {method.Failure};");
        if (LoopsWithCircuit)
        {
            _writer.Open($"if ({method.Admitted})");
            EmitAttempt();
            _writer.Close();
            _writer.Open("else");
            _writer.Line($"{method.Failure} = {method.Rejected};");
            _writer.Close();
        }
        else
        {
            EmitAttempt();
        }

        _writer.Blank();
        EmitNext(retry);
        _writer.Blank();
        EmitNextCall();
        _writer.Close();
    }

    private void EmitNext(RetryModel retry)
    {
        _writer.Line($"{method.Retry} ??= {method.BeginRetry};");
        _writer.Open($"if (!await {method.Retry}.NextAsync({method.Failure}, {method.Method.Token ?? "default"}).ConfigureAwait(false))");
        _writer.Line($"{method.Failure} = {method.Retry}.Failure;");
        if (_guard.Fallback is { } fallback)
        {
            _writer.Open($"if ({method.Policy(fallback.Field)}.Answers({method.Failure}))");
            _writer.Line(Return($"await {method.CallFallback(method.Failure)}.ConfigureAwait(false)"));
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

    private void EmitNextCall()
    {
        if (LoopsWithCircuit)
        {
            _writer.Line($"{method.Admitted} = {method.Circuit}.TryEnter(out {method.Permit});");
            _writer.Open($"if ({method.Admitted})");
        }

        method.EmitLineIf(method.HasDeadline, $"{method.Deadline} = {method.Rent};");
        AsyncEmitter.EmitCall(method, declare: false);
        if (LoopsWithCircuit)
        {
            _writer.Close();
        }
    }

    private void EmitAttempt()
    {
        bool judged = _guard.Retry is { ClassifiesResult: true };
        string awaited = $"await {Awaited()}.ConfigureAwait(false)";
        _writer.Open("try");
        method.EmitLineIf(method.HasDeadline, method.HasDeadline ? method.Arm() : string.Empty);
        _writer.Line(!_return.HasResult ? awaited + ";" : judged ? $"{method.Result} = {awaited};" : $"{_return.Result} {method.Result} = {awaited};");
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
            _writer.Line(_return.HasResult ? $"return {method.Result};" : "return;");
        }

        _writer.Close();
        _writer.Open($"catch ({WellKnown.Exception} {method.Exception})");
        EmitFailed();
        _writer.Close();
    }

    private void EmitFailed()
    {
        bool rethrowsOurs = method.HasDeadline && !method.AnswersFailure;
        if (method.AnswersFailure || rethrowsOurs)
        {
            _writer.Line($"{(rethrowsOurs ? WellKnown.CallFailure + " " : string.Empty)}{method.Failure} = {method.FailureOf};");
            method.EmitLineIf(_guard.Breaker is not null, _guard.Breaker is null ? string.Empty : $"{method.Circuit}.Failure({method.Permit}, {method.Failure});");
        }
        else
        {
            _writer.Line($"{method.Circuit}.Failure({method.Permit}, {method.FailureOf});");
        }

        method.EmitLineIf(rethrowsOurs, $"{method.Failure}.Throw();");
        method.EmitLineIf(!method.AnswersFailure, "throw;");
    }

    private void EmitThrowUnlessAnswered()
    {
        _writer.Open($"if (!{method.Policy(_guard.Fallback!.Field)}.Answers({method.Failure}))");
        _writer.Line($"{method.Failure}.Throw();");
        _writer.Close();
        _writer.Blank();
    }

    private string Awaited()
    {
        bool abandons = method.HasDeadline && (method.Method.Token is null || _guard.Timeout is { Abandon: true });
        return abandons ? $"{method.Deadline}.Abandonable({(_return.IsValueTask ? method.Call + ".AsTask()" : method.Call)})" : method.Call;
    }

    private string Return(string expression) => _return.HasResult ? $"return {expression};" : $"{expression};";
}
