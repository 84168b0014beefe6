using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>What the templates ask about one guarded method: its policies' fields, its locals, and the statements that both kinds of body share.</summary>
internal sealed class GuardedMethodContext
{
    public GuardedMethodContext(ProxyModel proxy, MethodModel method, GuardModel guard, IndentingWriter writer)
    {
        Proxy = proxy;
        Method = method;
        Guard = guard;
        Writer = writer;
        var locals = new NameScope(method.Parameters.Select(parameter => parameter.Name.TrimStart('@')).Concat(method.TypeParameters.Select(parameter => parameter.Name)));
        Call = locals.Take("call");
        Admission = locals.Take("admission");
        Permit = locals.Take("permit");
        Deadline = locals.Take("deadline");
        Expires = locals.Take("expires");
        Started = locals.Take("started");
        Admitted = locals.Take("admitted");
        Retry = locals.Take("retry");
        Failure = locals.Take("failure");
        Result = locals.Take("result");
        Exception = locals.Take("exception");
        Fallback = locals.Take("fallback");
        Cause = locals.Take("cause");
        Enumeration = locals.Take("enumeration");
        Token = method.Token ?? (method.Return.Kind == ReturnKind.Stream ? locals.Take("cancellationToken") : null);
    }

    public ProxyModel Proxy { get; }

    public MethodModel Method { get; }

    public GuardModel Guard { get; }

    public IndentingWriter Writer { get; }

    public string Call { get; }

    public string Admission { get; }

    public string Permit { get; }

    public string Deadline { get; }

    public string Expires { get; }

    public string Started { get; }

    public string Admitted { get; }

    public string Retry { get; }

    public string Failure { get; }

    public string Result { get; }

    public string Exception { get; }

    public string Fallback { get; }

    public string Cause { get; }

    public string Enumeration { get; }

    /// <summary>The caller's token, or null: a method without one has that of the enumerator, if it returns a stream.</summary>
    public string? Token { get; }

    public bool HasDeadline => Guard.Timeout is not null || Guard.TotalTimeout is not null;

    /// <summary>Whether a pending call is left behind at the deadline.</summary>
    public bool Abandons => HasDeadline && (Method.Token is null || Guard.Timeout is { Abandon: true });

    /// <summary>Whether the call's outcome is looked at for more than to count it.</summary>
    public bool AnswersFailure => Guard.Retry is not null || Guard.Fallback is not null;

    public string Circuit => Policy(Guard.Breaker!.Field);

    public string Rejected => $"{WellKnown.CallFailure}.Rejected({Circuit}, {Policy(Guard.Field)})";

    public string Rejection => $"{Circuit}.Rejection({Policy(Guard.Field)})";

    /// <summary>The call of the inner object, with our token where there is one.</summary>
    public string InnerCall => Signature.Call(Method, HasDeadline ? Deadline + ".Token" : null);

    public string Rent => $"{Policy((Guard.Timeout?.Field ?? Guard.TotalTimeout?.Field)!)}.Rent()";

    public string FailureOf => HasDeadline ? $"{Deadline}.Fail({Exception})" : $"{WellKnown.CallFailure}.Of({Exception}{(Token is { } token ? ", " + token : string.Empty)})";

    public string BeginRetry => $"{Policy(Guard.Retry!.Field)}.Begin({Started}{(Guard.TotalTimeout is { } total ? $", {Policy(total.Field)}, {Expires}" : string.Empty)})";

    /// <summary>The arguments of the method, as they are handed on.</summary>
    public IEnumerable<string> Arguments => Method.Parameters.Select(parameter => parameter.Argument);

    public string TypeArguments => Signature.TypeArguments(Method.TypeParameters);

    public string Policy(string field) => $"{Proxy.Names.Policies}.{field}";

    public string Arm() => $"{Deadline}.Arm({Times()});";

    /// <summary>What starts the time of a stream, whose steps have a time each.</summary>
    public string Begin() => $"{Deadline}.Begin({Times()});";

    public string CallFallback(string failure) => $"{Guard.FallbackName}{TypeArguments}({string.Join(", ", Arguments.Prepend(failure))})";

    /// <summary>Gives the permit back after a call that brought a result.</summary>
    public void EmitSuccess(string result)
    {
        if (Guard.Breaker is { } breaker)
        {
            Writer.Line(breaker.ClassifiesResult ? $"{Circuit}.Result({Permit}, {result});" : $"{Circuit}.Success({Permit});");
        }
    }

    /// <summary>A call that is not made, or throws, leaves them unset.</summary>
    public void EmitOutParameters()
    {
        foreach (ParameterModel parameter in Method.Parameters.Where(parameter => parameter.IsOut))
        {
            Writer.Line($"{parameter.Name} = default!;");
        }
    }

    /// <summary>What happens at entry, before the circuit is asked.</summary>
    public void EmitStart()
    {
        if (Guard.TotalTimeout is { } total)
        {
            Writer.Line("// " + total.Comment);
            Writer.Line($"long {Expires} = {Policy(total.Field)}.Start();");
            Writer.Blank();
        }

        if (Guard.Retry is { } retry)
        {
            Writer.Line("// " + retry.Comment);
            Writer.Line($"long {Started} = {Policy(retry.Field)}.Start();");
            Writer.Blank();
        }
    }

    public void EmitRent()
    {
        if (HasDeadline)
        {
            if (Guard.Timeout is { } timeout)
            {
                Writer.Line("// " + timeout.Comment);
            }

            Writer.Line($"{WellKnown.Deadline} {Deadline} = {Rent};");
        }
    }

    public void EmitLineIf(bool condition, string line)
    {
        if (condition)
        {
            Writer.Line(line);
        }
    }

    /// <summary>A private method that the body hands on to.</summary>
    public void EmitRelay(string returnType, string name, IEnumerable<string> parameters, string? attribute = null, bool isStatic = false)
    {
        // What is unsafe about the method does not reach an async part of it.
        string modifiers = (isStatic ? "static " : string.Empty) + (Method.Header.IsUnsafe && !returnType.StartsWith("async ", StringComparison.Ordinal) ? "unsafe " : string.Empty);
        Writer.Blank();
        Signature.EmitAttributes(attribute is null ? Method.RelayAttributes : Method.RelayAttributes.Append(attribute), Writer);
        Signature.EmitParameters($"private {modifiers}{returnType} {name}{Signature.TypeParameters(Method.TypeParameters, withAttributes: true)}", [.. parameters], Writer);
        Signature.EmitConstraints(Method.TypeParameters.Select(parameter => parameter.Constraints), Writer);
    }

    private string Times()
    {
        string token = Token ?? "default";
        return (Guard.Timeout, Guard.TotalTimeout) switch
        {
            ({ } timeout, { } total) => $"{Policy(timeout.Field)}, {Policy(total.Field)}, {Expires}, {token}",
            ({ } timeout, null) => $"{Policy(timeout.Field)}, {token}",
            (_, { } total) => $"{Policy(total.Field)}, {Expires}, {token}",
            _ => throw new InvalidOperationException("There is no time-out to arm."),
        };
    }
}
