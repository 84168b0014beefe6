using System.Text.RegularExpressions;
using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the structure that keeps a call's arguments for further attempts, for those that wait, and for the fallback.</summary>
internal static class RepeatableCallEmitter
{
    private const string CodeAnalysis = "global::System.Diagnostics.CodeAnalysis.";

    /// <summary>What members of the structure cannot repeat of the method: the interface that they implement does not say it. Whoever calls the method is told there.</summary>
    private static readonly (string Attribute, string Category, string Rule)[] s_unrepeatable =
    [
        (CodeAnalysis + "RequiresUnreferencedCode", "Trimming", "IL2026"),
        (CodeAnalysis + "RequiresDynamicCode", "AOT", "IL3050"),
        (CodeAnalysis + "RequiresAssemblyFiles", "SingleFile", "IL3002"),
    ];

    /// <summary>Whether a call may be made later than at once: repeated, hedged, after a wait, or answered by a fallback.</summary>
    public static bool IsNeeded(MethodModel method, GuardModel guard)
        => guard.Cache is not null || guard.Coalesce is not null || guard.Retry is not null || guard.Fallback is not null || guard.Hedge is not null || ((guard.Bulkhead is not null || guard.RateLimit is not null) && method.CanBeKept);

    /// <summary>The expression that makes it.</summary>
    public static string New(GuardedMethodContext method)
    {
        (string receiver, IReadOnlyList<string> fields) = Names(method);
        IEnumerable<string> kept = Kept(method.Method).Zip(fields, (parameter, field) => $"{field} = {parameter.Forgive(parameter.Argument)}");
        return $"new {method.Model.CallName}{method.TypeArguments} {{ {string.Join(", ", kept.Prepend($"{receiver} = {(method.Model.Fallback is null ? method.Proxy.Names.Inner : "this")}"))} }}";
    }

    /// <summary>The structure. A primary constructor would be shorter, and is not in C# 11.</summary>
    public static void Emit(GuardedMethodContext method)
    {
        MethodModel model = method.Method;
        IndentingWriter writer = method.Writer;
        (string receiver, IReadOnlyList<string> fields) = Names(method);
        string type = $"global::Resilience.Execution.IRepeatableCall<{TypeOfCall(model.Return)}>";
        string inner = method.Model.Fallback is null ? receiver : $"{receiver}.{method.Proxy.Names.Inner}";
        string token = method.OwnToken ?? new NameScope(fields.Append(receiver)).Take("cancellationToken");
        ParameterModel[] kept = [.. Kept(model)];

        writer.Blank();
        writer.Line($"private {(model.Header.IsUnsafe ? "unsafe " : string.Empty)}struct {method.Model.CallName}{Signature.TypeParameters(model.TypeParameters, withAttributes: true)} : {type}");
        Signature.EmitConstraints(model.TypeParameters.Select(parameter => parameter.Constraints), writer);
        writer.Open();
        writer.Line($"public {(method.Model.Fallback is null ? method.Proxy.Service.Type : method.Proxy.Name + Signature.TypeArguments(method.Proxy.TypeParameters))} {receiver};");
        for (int at = 0; at < kept.Length; at++)
        {
            writer.Line($"{kept[at].FieldAttributes}public {kept[at].FieldType} {fields[at]};");
        }

        writer.Blank();
        EmitAttributes(model, writer);
        writer.Line($"{TypeOfCall(model.Return)} {type}.Invoke({WellKnown.CancellationToken} {token})");
        writer.Continued($"=> {Signature.Call(Through(method, inner, fields))}{model.Return.Forgive};");
        if (method.Model.Fallback is not null)
        {
            EmitFallback(method, type, receiver, token, fields);
        }

        writer.Close();
    }

    private static void EmitFallback(GuardedMethodContext method, string type, string receiver, string token, IReadOnlyList<string> fields)
    {
        string failure = new NameScope(fields.Concat([receiver, token])).Take("failure");
        IEnumerable<string> arguments = Through(method, string.Empty, fields).Parameters.Select(parameter => parameter.Argument).Prepend(failure);
        method.Writer.Blank();
        EmitAttributes(method.Method, method.Writer);
        method.Writer.Line($"{TypeOfCall(method.Method.Return)} {type}.Fallback(in {WellKnown.CallFailure} {failure}, {WellKnown.CancellationToken} {token})");
        method.Writer.Continued($"=> {receiver}.{method.Model.FallbackName}{method.TypeArguments}({string.Join(", ", arguments)}){method.Method.Return.Forgive};");
    }

    private static void EmitAttributes(MethodModel method, IndentingWriter writer)
    {
        foreach (string attribute in method.RelayAttributes.Where(attribute => !attribute.StartsWith("return: ", StringComparison.Ordinal)))
        {
            (string Attribute, string Category, string Rule) = s_unrepeatable.FirstOrDefault(unrepeatable => attribute.StartsWith(unrepeatable.Attribute, StringComparison.Ordinal));
            writer.Line(Attribute is null ? $"[{attribute}]"
                : $"[{CodeAnalysis}UnconditionalSuppressMessage(\"{Category}\", \"{Rule}\", Justification = \"The method itself says so to its callers.\")]");
        }
    }

    /// <summary>C# lets nothing implement an interface of dynamic; object is the same type.</summary>
    private static string TypeOfCall(ReturnModel type)
        => Regex.Replace(type.Type, @"(?<![@\w])dynamic(?!\w)", "object");

    /// <summary>All but the token, of which each attempt has its own.</summary>
    private static IEnumerable<ParameterModel> Kept(MethodModel method) => method.Parameters.Where(parameter => parameter.Name != method.Token);

    /// <summary>The names of the fields, which nothing else of the structure may have, nor the token that its members take: that of what receives the call, and those of the arguments.</summary>
    private static (string Receiver, IReadOnlyList<string> Fields) Names(GuardedMethodContext method)
    {
        var names = new NameScope([method.Model.CallName, "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", method.OwnToken ?? string.Empty, .. method.Method.TypeParameters.Select(parameter => parameter.Name)]);
        string[] fields = [.. Kept(method.Method).Select(parameter => names.Take(parameter.Name))];
        return (names.Take(method.Model.Fallback is null ? "inner" : "proxy"), fields);
    }

    /// <summary>The method as the structure sees it: another receiver, and fields for arguments.</summary>
    private static MethodModel Through(GuardedMethodContext method, string inner, IReadOnlyList<string> fields)
    {
        MethodModel model = method.Method;

        // The field itself, or the field seen as another interface: "((IBase)_inner)".
        string field = method.Proxy.Names.Inner;
        string seen = model.Header.Receiver == field ? inner : model.Header.Receiver.Substring(0, model.Header.Receiver.Length - field.Length - 1) + inner + ")";
        var queue = new Queue<string>(fields);
        return model with
        {
            Header = model.Header with { Receiver = seen },
            Parameters = new EquatableArray<ParameterModel>(model.Parameters.Select(parameter => parameter.Name == model.Token ? parameter : OfField(parameter, queue.Dequeue()))),
        };
    }

    private static ParameterModel OfField(ParameterModel parameter, string field)
    {
        int at = parameter.Argument.LastIndexOf(parameter.Name, StringComparison.Ordinal);
        return parameter with { Argument = parameter.Forgive(parameter.Argument.Substring(0, at) + field + parameter.Argument.Substring(at + parameter.Name.Length)) };
    }
}
