using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes a guarded method that returns a stream: an iterator, each enumeration of which is one call. Only its first step can be repeated or answered by a fallback.</summary>
internal sealed class StreamEmitter(GuardedMethodContext method)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly ReturnModel _return = method.Method.Return;
    private readonly GuardModel _guard = method.Model;
    private readonly string _type = $"{WellKnown.GuardedEnumeration}<{method.Method.Return.Result}>";

    /// <summary>Whether the method has no token of its own and is handed the enumerator's.</summary>
    private bool AddsToken => method.OwnToken != method.Method.Token;

    private string Failed => $"await {method.Enumeration}.FailAsync({method.Exception}).ConfigureAwait(false)";

    public void Emit()
    {
        Signature.EmitMethod(method.Method, _writer);
        _writer.Continued($"=> {_guard.PartName}{method.TypeArguments}({string.Join(", ", AddsToken ? method.Arguments.Append("default") : method.Arguments)});");
        EmitIterator();
        if (_guard.Fallback is not null)
        {
            new FallbackEmitter(method).Emit();
        }
    }

    private void EmitIterator()
    {
        method.EmitRelay("async " + _return.Type, _guard.PartName, Parameters());
        _writer.Open();
        method.EmitComments();
        if (_guard.Retry is not null)
        {
            EmitLoop();
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
        IEnumerable<string> own = method.Method.Parameters.Select(parameter => parameter.Name == method.OwnToken ? attribute + parameter.Relay : parameter.Relay);
        return AddsToken ? own.Append($"{attribute}{WellKnown.CancellationToken} {method.OwnToken}") : own;
    }

    /// <summary>Nothing but the caller is told of a failure.</summary>
    private void EmitOnce()
    {
        EmitEntry($"{WellKnown.Admission} ", method.FirstAdmission);
        _writer.Open($"if (!{method.Admission}.IsEntered)");
        _writer.Line($"{method.Guard}.Refusal({method.Admission}, {method.Token}).Throw();");
        _writer.Close();
        _writer.Blank();
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
        EmitEntry($"{WellKnown.Admission} ", method.FirstAdmission);
        EmitEntered(() =>
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
    private void EmitLoop()
    {
        _writer.Line($"{WellKnown.Admission} {method.Admission} = {method.FirstAdmission};");
        _writer.Line($"{_type} {method.Enumeration};");
        _writer.Line($"{WellKnown.RetryLoop}? {method.Retry} = null;");
        _writer.Open("while (true)");
        _writer.Line($"{WellKnown.CallFailure} {method.Failure};");
        EmitEntry(string.Empty, method.Admission);
        EmitEntered(() => _writer.Line($"{method.Failure} = {Failed};"), "break;");
        _writer.Blank();
        _writer.Line($"{method.Retry} ??= {method.Guard}.BeginRetry({method.Admission});");
        _writer.Open($"if (!await {method.Retry}.NextAsync({method.Failure}, {method.Token}).ConfigureAwait(false))");
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

    /// <summary>Asks for leave to call.</summary>
    private void EmitEntry(string type, string admission)
        => _writer.Line($"{type}{method.Admission} = await {method.Guard}.EnterAsync({admission}, {method.Token}).ConfigureAwait(false);");

    /// <summary>A first step that was let in, and one that was not.</summary>
    private void EmitEntered(Action emitFailed, string? onSuccess = null)
    {
        _writer.Open($"if ({method.Admission}.IsEntered)");
        EmitStarted(method.Enumeration, emitFailed, onSuccess);
        _writer.Close();
        _writer.Open("else");
        _writer.Line($"{method.Failure} = {method.Guard}.Refusal({method.Admission}, {method.Token});");
        _writer.Close();
    }

    /// <summary>A first step.</summary>
    private void EmitStarted(string enumeration, Action emitFailed, string? onSuccess = null)
    {
        _writer.Line($"{enumeration} = new {_type}({method.Guard}, {method.Admission}, {method.Token});");
        _writer.Open("try");
        _writer.Line($"await {method.Enumeration}.StartAsync({method.InnerCall}{_return.Forgive}).ConfigureAwait(false);");
        method.EmitLineIf(onSuccess is not null, onSuccess!);
        _writer.Close();
        _writer.Open($"catch ({WellKnown.Exception} {method.Exception})");
        emitFailed();
        _writer.Close();
    }

    /// <summary>Throws what the fallback does not answer for, and goes on with its stream for the rest.</summary>
    private void EmitFallback()
    {
        _writer.Open($"if (!{method.Guard}.Answers({method.Failure}))");
        _writer.Line($"{method.Failure}.Throw();");
        _writer.Close();
        _writer.Blank();
        _writer.Line($"{method.Enumeration} = await {WellKnown.FallbackPolicy}.EnumerateAsync({method.CallFallback(method.Failure)}{_return.Forgive}, {method.Failure}, {method.Token}).ConfigureAwait(false);");
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
