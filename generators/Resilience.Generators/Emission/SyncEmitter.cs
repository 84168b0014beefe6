using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes a guarded method that returns no task.</summary>
internal sealed class SyncEmitter(GuardedMethodContext method)
{
    private readonly IndentingWriter _writer = method.Writer;
    private readonly GuardModel _guard = method.Guard;
    private readonly AttemptEmitter _attempt = new(method, method.InnerCall);

    public void Emit()
    {
        Signature.EmitMethod(method.Method, _writer);
        _writer.Open();
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
        else if (method.Method.Return.HasResult)
        {
            _writer.Line($"return {method.CallFallback(method.Rejected)};");
        }
        else
        {
            _writer.Line($"{method.CallFallback(method.Rejected)};");
            _writer.Line("return;");
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
