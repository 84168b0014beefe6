using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the part of a method that can suspend or retry.</summary>
internal sealed class SlowEmitter
{
    private readonly GuardedMethodContext _method;
    private readonly IndentingWriter _writer;
    private readonly ReturnModel _return;
    private readonly GuardModel _guard;
    private readonly AttemptEmitter _attempt;

    public SlowEmitter(GuardedMethodContext method)
    {
        _method = method;
        _writer = method.Writer;
        _return = method.Method.Return;
        _guard = method.Guard;
        _attempt = new AttemptEmitter(method, Awaited(method));
    }

    private bool LoopsWithCircuit => _guard is { Retry: not null, Breaker: not null };

    /// <summary>What the fast part hands over, as parameter and as argument: only what the policies need.</summary>
    public static IEnumerable<(string Parameter, string Argument)> Handed(GuardedMethodContext method)
    {
        GuardModel guard = method.Guard;
        yield return Local(method.Method.Return.Type, method.Call);
        if (guard.Breaker is not null)
        {
            yield return Local(WellKnown.CircuitPermit, method.Permit);
        }

        if (method.HasDeadline)
        {
            yield return Local(WellKnown.Deadline, method.Deadline);
        }

        if (guard.TotalTimeout is not null)
        {
            yield return Local("long", method.Expires);
        }

        if (guard.Retry is { } retry)
        {
            yield return Local("long", method.Started);
            if (retry.RetriesRejection)
            {
                yield return Local("bool", method.Admitted);
            }
        }

        foreach (ParameterModel parameter in method.Method.Parameters)
        {
            if (method.AnswersFailure || parameter.Name == method.Method.Token)
            {
                yield return (parameter.Relay, parameter.Argument);
            }
        }

        static (string Parameter, string Argument) Local(string type, string name) => (type + " " + name, name);
    }

    public void Emit()
    {
        string? builder = _return.IsValueTask ? $"{WellKnown.AsyncMethodBuilder}(typeof({WellKnown.PoolingBuilder}{(_return.HasResult ? "<>" : string.Empty)}))" : null;
        _method.EmitRelay("async " + _return.Type, _guard.SlowName, Handed(_method).Select(handed => handed.Parameter), builder);
        _writer.Open();
        _writer.Line(Situation());
        if (_guard.Retry is { } retry)
        {
            EmitLoop(retry);
        }
        else
        {
            _method.EmitLineIf(_guard.Fallback is not null, $"{WellKnown.CallFailure} {_method.Failure};");
            _attempt.Emit();
            if (_guard.Fallback is not null)
            {
                _attempt.EmitFallback();
            }
        }

        _writer.Close();
    }

    /// <summary>Which calls the fast part hands over.</summary>
    private string Situation()
        => _guard.Retry is { RetriesRejection: true } ? "// The call is pending, has failed, or was rejected."
            : _method.AnswersFailure || _method.HasDeadline ? "// The call is pending, or has failed."
            : "// The call is pending.";

    private void EmitLoop(RetryModel retry)
    {
        _attempt.EmitLoopLocals(retry);
        _method.EmitLineIf(LoopsWithCircuit && !retry.RetriesRejection, $"bool {_method.Admitted} = true;");
        _writer.Open("while (true)");
        _writer.Line($"{WellKnown.CallFailure} {_method.Failure};");
        if (LoopsWithCircuit)
        {
            _writer.Open($"if ({_method.Admitted})");
            _attempt.Emit();
            _writer.Close();
            _writer.Open("else");
            _writer.Line($"{_method.Failure} = {_method.Rejected};");
            _writer.Close();
        }
        else
        {
            _attempt.Emit();
        }

        _attempt.EmitNext(retry);
        _writer.Blank();
        EmitNextCall();
        _writer.Close();
    }

    private void EmitNextCall()
    {
        if (LoopsWithCircuit)
        {
            _writer.Line($"{_method.Admitted} = {_method.Circuit}.TryEnter(out {_method.Permit});");
            _writer.Open($"if ({_method.Admitted})");
        }

        if (_method.HasDeadline)
        {
            _writer.Line($"{_method.Deadline} = {_method.Rent};");
        }

        AsyncEmitter.EmitCall(_method, _method.InnerCall);
        if (LoopsWithCircuit)
        {
            _writer.Close();
        }
    }

    private static string Awaited(GuardedMethodContext method)
    {
        string call = !method.Abandons ? method.Call : $"{method.Deadline}.Abandonable({(method.Method.Return.IsValueTask ? method.Call + ".AsTask()" : method.Call)})";
        return call + method.Method.Return.Configured;
    }
}
