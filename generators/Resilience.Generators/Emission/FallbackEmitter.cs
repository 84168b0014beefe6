using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the part of a method that asks its fallback, with the overload that fits the failure.</summary>
internal sealed class FallbackEmitter(GuardedMethodContext method)
{
    private const string AnyException = "global::System.Exception";

    private readonly IndentingWriter _writer = method.Writer;
    private readonly ReturnModel _return = method.Method.Return;
    private readonly FallbackModel _fallback = method.Model.Fallback!;

    /// <summary>What answers for failures that no case before it takes: the overload without a cause, unless one takes any exception.</summary>
    private FallbackCallModel? Last => _fallback.Cases.FirstOrDefault(call => call.Exception == AnyException) ?? _fallback.Otherwise;

    /// <summary>Whether the answer is awaited here, to note on its exception what it was to answer for; for tasks the library does that.</summary>
    private bool IsAwaiting => _return is { IsAsync: true, IsTask: false };

    private string Await => IsAwaiting ? "await " : string.Empty;

    private string Configured => IsAwaiting ? _return.Configured : string.Empty;

    private bool TellsRejections => method.Model.Breaker is not null && _fallback is { OfRejection: not null, Cases.Count: > 0 };

    /// <summary>Whether a rejection's exception is made for an overload that takes it: the fallback and the caller are to see one and the same.</summary>
    private bool RaisesRejection => TellsRejections && _fallback.OfRejection!.Exception is not null;

    /// <summary>The same, where overloads tell several rejections apart.</summary>
    private bool RaisesAny => _fallback.Cases.Count > 0 && (method.Model.Bulkhead is not null || method.Model.RateLimit is not null);

    public void Emit()
    {
        method.EmitRelay((IsAwaiting ? "async " : string.Empty) + _return.Type, method.Model.FallbackName, method.Method.Parameters.Select(parameter => parameter.Relay).Prepend($"{(_return.IsTask && !RaisesRejection && !RaisesAny ? "in " : string.Empty)}{WellKnown.CallFailure} {method.Failure}"));
        _writer.Open();
        _writer.Line("// " + _fallback.Comment);
        EmitRefusal();
        _writer.Open("try");
        if (_fallback.Target is { } target)
        {
            _writer.Line($"{target.Type} {method.Fallback} = {target.Field} ??= {method.Guard}.ResolveFallback<{target.Type}>({method.Proxy.Names.Services});");
        }

        if (TellsRejections)
        {
            _writer.Open($"if ({method.Failure}.IsRejection)");
            method.EmitLineIf(RaisesRejection, $"{method.Failure} = {method.Failure}.Raised();");
            EmitAnswer(_fallback.OfRejection!, Cast(_fallback.OfRejection!));
            _writer.Close();
            _writer.Blank();
        }

        EmitAnswers();
        _writer.Close();
        EmitCatch();
        _writer.Close();
    }

    /// <summary>Failures that no overload takes leave as they are.</summary>
    private void EmitRefusal()
    {
        if (Last is not null)
        {
            return;
        }

        string types = string.Join(" or ", _fallback.Cases.Select(call => call.Exception));
        _writer.Open($"if ({(TellsRejections ? $"!{method.Failure}.IsRejection && " : string.Empty)}{method.Failure}.Exception is not ({types}))");
        _writer.Line(_return.IsTask ? $"return {TaskEmitter.FromException(_return, method.Failure + ".End()")};" : $"{method.Failure}.Throw();");
        _writer.Close();
        _writer.Blank();
    }

    private void EmitAnswers()
    {
        FallbackCallModel last = Last ?? _fallback.Cases[_fallback.Cases.Count - 1];
        FallbackCallModel[] cases = [.. _fallback.Cases.TakeWhile(call => call != last)];

        method.EmitLineIf(RaisesAny, $"{method.Failure} = {method.Failure}.Raised();");
        if (cases.Length == 0)
        {
            EmitAnswer(last, Cast(last));
            return;
        }

        _writer.Open($"switch ({method.Failure}.Exception)");
        foreach (FallbackCallModel call in cases)
        {
            EmitCase($"case {call.Exception} {method.Cause}:", call, method.Cause);
        }

        EmitCase("default:", last, Cast(last));
        _writer.Close();
    }

    private void EmitCase(string label, FallbackCallModel call, string cause)
    {
        _writer.Line(label);
        _writer.Indent();
        EmitAnswer(call, cause);
        _writer.Unindent();
    }

    private void EmitAnswer(FallbackCallModel call, string cause)
    {
        string receiver = call.Receiver ?? method.Fallback;
        string answer = $"{receiver}.{call.Method}({string.Join(", ", call.Exception is null ? call.Arguments : call.Arguments.Append(cause))})";
        if (_return.IsTask)
        {
            _writer.Line($"return {WellKnown.FallbackPolicy}.Blame({answer}{call.Suffix}, {method.Failure}){call.Suffix};");
        }
        else if (_return.HasResult)
        {
            _writer.Line(IsAwaiting && call.Suffix.Length > 0 ? $"return (await {answer}{call.Suffix}{_return.Configured}){call.Suffix};" : $"return {Await}{answer}{call.Suffix}{Configured};");
        }
        else
        {
            _writer.Line($"{Await}{answer}{(IsAwaiting ? call.Suffix : string.Empty)}{Configured};");
            _writer.Line("return;");
        }
    }

    private string Cast(FallbackCallModel call)
        => call.Exception is null or AnyException ? method.Failure + ".Exception" : $"({call.Exception}){method.Failure}.Exception";

    private void EmitCatch()
    {
        string blame = $"{WellKnown.FallbackPolicy}.Blame({method.Exception}, {method.Failure})";
        _writer.Open($"catch ({WellKnown.Exception} {method.Exception})");
        if (_return.IsTask)
        {
            _writer.Line($"return {TaskEmitter.FromException(_return, blame)};");
        }
        else
        {
            _writer.Line(blame + ";");
            _writer.Line("throw;");
        }

        _writer.Close();
    }
}
