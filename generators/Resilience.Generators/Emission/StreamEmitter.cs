using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes a guarded method that returns a stream: an iterator, each enumeration of which is one call. Only its first step can be repeated or answered by a fallback.</summary>
internal sealed class StreamEmitter(GuardedMethodContext method)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly ReturnModel _return = method.Method.Return;
    private readonly GuardModel _guard = method.Guard;
    private readonly string _type = $"{WellKnown.GuardedEnumeration}<{method.Method.Return.Result}>";

    /// <summary>Whether the method has no token of its own and is handed the enumerator's.</summary>
    private bool AddsToken => method.Token != method.Method.Token;

    public void Emit()
    {
        Signature.EmitMethod(method.Method, _writer);
        _writer.Continued($"=> {_guard.SlowName}{method.TypeArguments}({string.Join(", ", AddsToken ? method.Arguments.Append("default") : method.Arguments)});");
        EmitIterator();
        if (_guard.Fallback is not null)
        {
            new FallbackEmitter(method).Emit();
        }
    }

    private void EmitIterator()
    {
        method.EmitRelay("async " + _return.Type, _guard.SlowName, Parameters());
        _writer.Open();
        if (method.Token is { } token)
        {
            _writer.Line($"{token}.ThrowIfCancellationRequested();");
            _writer.Blank();
        }

        method.EmitStart();
        if (_guard.Retry is { } retry)
        {
            EmitLoop(retry);
        }
        else if (_guard.Fallback is not null)
        {
            EmitAnswered();
        }
        else
        {
            EmitOnce();
        }

        EmitElements();
        _writer.Close();
    }

    private IEnumerable<string> Parameters()
    {
        const string Attribute = "[" + WellKnown.EnumeratorCancellation + "] ";
        string attribute = _return.Kind == ReturnKind.Stream ? Attribute : string.Empty;
        IEnumerable<string> own = method.Method.Parameters.Select(parameter => parameter.Name == method.Token ? attribute + parameter.Relay : parameter.Relay);
        return AddsToken ? own.Append($"{attribute}{WellKnown.CancellationToken} {method.Token}") : own;
    }

    /// <summary>Nothing but the caller is told of a failure.</summary>
    private void EmitOnce()
    {
        if (_guard.Breaker is { } breaker)
        {
            _writer.Line("// " + breaker.Comment);
            _writer.Open($"if (!{method.Circuit}.TryEnter(out {WellKnown.CircuitPermit} {method.Permit}))");
            _writer.Line($"throw {method.Rejection};");
            _writer.Close();
            _writer.Blank();
        }

        EmitStarted($"{_type} {method.Enumeration}", () =>
        {
            _writer.Line($"{WellKnown.CallFailure} {method.Failure} = {Failed};");
            _writer.Line($"{method.Failure}.Throw();");
        });
        _writer.Blank();
    }

    /// <summary>The first step is taken once, and a fallback answers for its failure.</summary>
    private void EmitAnswered()
    {
        _writer.Line($"{_type}? {method.Enumeration} = null;");
        _writer.Line($"{WellKnown.CallFailure} {method.Failure} = default;");
        EmitAdmitted(() =>
        {
            _writer.Line($"{method.Failure} = {Failed};");
            _writer.Line($"{method.Enumeration} = null;");
        });
        _writer.Blank();
        _writer.Open($"if ({method.Enumeration} is null)");
        EmitFallback();
        _writer.Close();
        _writer.Blank();
    }

    /// <summary>The first step is taken until it succeeds.</summary>
    private void EmitLoop(RetryModel retry)
    {
        string next = method.Token ?? "default";
        _writer.Line($"{_type} {method.Enumeration};");
        _writer.Line($"{WellKnown.RetryLoop}? {method.Retry} = null;");
        _writer.Open("while (true)");
        _writer.Line($"{WellKnown.CallFailure} {method.Failure};");
        EmitAdmitted(() => _writer.Line($"{method.Failure} = {Failed};"), "break;");
        _writer.Blank();
        _writer.Line($"{method.Retry} ??= {method.BeginRetry};");
        _writer.Open($"if (!await {method.Retry}.NextAsync({method.Failure}, {next}).ConfigureAwait(false))");
        _writer.Line($"{method.Failure} = {method.Retry}.Failure;");
        if (_guard.Fallback is null)
        {
            _writer.Line($"{method.Failure}.Throw();");
        }
        else
        {
            EmitFallback();
            _writer.Line("break;");
        }

        _writer.Close();
        _writer.Close();
        _writer.Blank();
    }

    /// <summary>A first step, if the circuit lets it pass.</summary>
    private void EmitAdmitted(Action emitFailed, string? onSuccess = null)
    {
        if (_guard.Breaker is not { } breaker)
        {
            _writer.Blank();
            EmitStarted(method.Enumeration, emitFailed, onSuccess);
            return;
        }

        _writer.Blank();
        _writer.Line("// " + breaker.Comment);
        _writer.Open($"if ({method.Circuit}.TryEnter(out {WellKnown.CircuitPermit} {method.Permit}))");
        EmitStarted(method.Enumeration, emitFailed, onSuccess);
        _writer.Close();
        _writer.Open("else");
        _writer.Line($"{method.Failure} = {method.Rejected};");
        _writer.Close();
    }

    /// <summary>A first step.</summary>
    private void EmitStarted(string enumeration, Action emitFailed, string? onSuccess = null)
    {
        method.EmitRent();
        if (method.HasDeadline)
        {
            _writer.Line(method.Begin());
        }

        _writer.Line($"{enumeration} = new {_type}({string.Join(", ", Guards())});");
        _writer.Open("try");
        _writer.Line($"await {method.Enumeration}.StartAsync({method.InnerCall}{_return.Forgive}).ConfigureAwait(false);");
        method.EmitLineIf(onSuccess is not null, onSuccess!);
        _writer.Close();
        _writer.Open($"catch ({WellKnown.Exception} {method.Exception})");
        emitFailed();
        _writer.Close();
    }

    private string Failed => $"await {method.Enumeration}.FailAsync({method.Exception}).ConfigureAwait(false)";

    private IEnumerable<string> Guards()
    {
        yield return method.Token ?? "default";
        if (_guard.Breaker is not null)
        {
            yield return method.Circuit;
            yield return method.Permit;
        }

        if (method.HasDeadline)
        {
            yield return _guard.Breaker is null ? "deadline: " + method.Deadline : method.Deadline;
            if (method.Abandons)
            {
                yield return "abandons: true";
            }
        }
    }

    /// <summary>Throws what the fallback does not answer for, and goes on with its stream for the rest.</summary>
    private void EmitFallback()
    {
        _writer.Open($"if (!{method.Policy(_guard.Fallback!.Field)}.Answers({method.Failure}))");
        _writer.Line($"{method.Failure}.Throw();");
        _writer.Close();
        _writer.Blank();
        _writer.Line($"{method.Enumeration} = await {WellKnown.FallbackPolicy}.EnumerateAsync({method.CallFallback(method.Failure)}{_return.Forgive}, {method.Failure}, {method.Token ?? "default"}).ConfigureAwait(false);");
    }

    private void EmitElements()
    {
        _writer.Open("try");
        _writer.Open($"while ({method.Enumeration}.HasElement)");
        _writer.Line($"yield return {method.Enumeration}.Current;");
        _writer.Line($"await {method.Enumeration}.MoveNextAsync().ConfigureAwait(false);");
        _writer.Close();
        _writer.Close();
        _writer.Open("finally");
        _writer.Line($"await {method.Enumeration}.DisposeAsync().ConfigureAwait(false);");
        _writer.Close();
    }
}
