using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>What the templates ask about one guarded method: its guard's field, its locals, and the statements that several kinds of body share.</summary>
internal sealed class GuardedMethodContext
{
    public GuardedMethodContext(ProxyModel proxy, MethodModel method, GuardModel guard, IndentingWriter writer)
    {
        Proxy = proxy;
        Method = method;
        Model = guard;
        Writer = writer;
        Guard = Policy(guard.Field);
        var locals = new NameScope(method.Parameters.Select(parameter => parameter.Name.TrimStart('@')).Concat(method.TypeParameters.Select(parameter => parameter.Name)));
        Call = locals.Take("call");
        Admission = locals.Take("admission");
        Pass = locals.Take("pass");
        Retry = locals.Take("retry");
        Failure = locals.Take("failure");
        Result = locals.Take("result");
        Exception = locals.Take("exception");
        Fallback = locals.Take("fallback");
        Answer = locals.Take("answer");
        Cause = locals.Take("cause");
        Enumeration = locals.Take("enumeration");
        OwnToken = method.Token ?? (method.Return.Kind == ReturnKind.Stream ? locals.Take("cancellationToken") : null);
    }

    public ProxyModel Proxy { get; }

    public MethodModel Method { get; }

    public GuardModel Model { get; }

    public IndentingWriter Writer { get; }

    /// <summary>The method's guard.</summary>
    public string Guard { get; }

    public string Call { get; }

    public string Admission { get; }

    public string Pass { get; }

    public string Retry { get; }

    public string Failure { get; }

    public string Result { get; }

    public string Exception { get; }

    public string Fallback { get; }

    public string Answer { get; }

    public string Cause { get; }

    public string Enumeration { get; }

    /// <summary>The name of the caller's token, or null: a method without one has that of the enumerator, if it returns a stream.</summary>
    public string? OwnToken { get; }

    /// <summary>The caller's token as an argument.</summary>
    public string Token => OwnToken ?? "default";

    /// <summary>The admission that the first attempt starts from.</summary>
    public string FirstAdmission => Model.Breaker is { Key: { } key } breaker ? $"{WellKnown.Admission}.Through({Policy(breaker.Field)}.Get({key}))" : "default";

    /// <summary>The call of the inner object, with our token where there may be one.</summary>
    public string InnerCall => InnerCallWith(Admission);

    /// <summary>The call of the inner object, with our token, where there may be one, from what the call was let in with.</summary>
    public string InnerCallWith(string admission) => Signature.Call(Method, Model.BoundsTime && OwnToken is not null ? $"{admission}.TokenOr({Token})" : null);

    /// <summary>The arguments of the method, as they are handed on.</summary>
    public IEnumerable<string> Arguments => Method.Parameters.Select(parameter => parameter.Argument);

    public string TypeArguments => Signature.TypeArguments(Method.TypeParameters);

    public string Policy(string field) => $"{Proxy.Names.Policies}.{field}";

    public string CallFallback(string failure) => $"{Model.FallbackName}{TypeArguments}({string.Join(", ", Arguments.Prepend(failure))})";

    /// <summary>The attributes, outermost first.</summary>
    public void EmitComments()
    {
        foreach (string? comment in Model.Comments)
        {
            EmitLineIf(comment is not null, "// " + comment);
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

    public void EmitLineIf(bool condition, string line)
    {
        if (condition)
        {
            Writer.Line(line);
        }
    }

    /// <summary>A private method that the body hands on to.</summary>
    public void EmitRelay(string returnType, string name, IEnumerable<string> parameters, bool isStatic = false)
    {
        // What is unsafe about the method does not reach an async part of it.
        string modifiers = (isStatic ? "static " : string.Empty) + (Method.Header.IsUnsafe && !returnType.StartsWith("async ", StringComparison.Ordinal) ? "unsafe " : string.Empty);
        Writer.Blank();
        Signature.EmitAttributes(Method.RelayAttributes, Writer);
        Signature.EmitParameters($"private {modifiers}{returnType} {name}{Signature.TypeParameters(Method.TypeParameters, withAttributes: true)}", [.. parameters], Writer);
        Signature.EmitConstraints(Method.TypeParameters.Select(parameter => parameter.Constraints), Writer);
    }
}
