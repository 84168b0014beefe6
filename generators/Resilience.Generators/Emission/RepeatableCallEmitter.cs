using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the structure that keeps a call's arguments for further attempts, which the run time makes.</summary>
internal static class RepeatableCallEmitter
{
    private const string Inner = "inner";

    /// <summary>Whether a structure can keep the method's calls: nothing about the method or its parameters must be said again there.</summary>
    public static bool CanKeep(MethodModel method)
        => method is { RelayAttributes.Count: 0, Outranked: null, Header.IsUnsafe: false }
            && !method.Return.Type.Contains("dynamic") // C# lets nothing implement an interface of it.
            && method.Parameters.All(parameter => parameter.Relay[0] != '[' && parameter.Name is not ("Equals" or "Finalize" or "GetHashCode" or "GetType" or "MemberwiseClone" or "ReferenceEquals" or "ToString"));

    /// <summary>The expression that makes it.</summary>
    public static string New(GuardedMethodContext method)
    {
        IEnumerable<string> kept = Kept(method.Method).Select(parameter => $"{parameter.Name} = {parameter.Argument}").Prepend($"{InnerOf(method.Method)} = {method.Proxy.Names.Inner}");
        return $"new {method.Guard.CallName} {{ {string.Join(", ", kept)} }}";
    }

    /// <summary>The structure. A primary constructor would be shorter, and is not in C# 11.</summary>
    public static void Emit(GuardedMethodContext method)
    {
        MethodModel model = method.Method;
        IndentingWriter writer = method.Writer;
        var names = new NameScope(model.Parameters.Select(parameter => parameter.Name.TrimStart('@')));
        string inner = names.Take(Inner);
        string token = model.Token ?? names.Take("cancellationToken");
        string type = $"global::Resilience.Execution.IRepeatableCall<{model.Return.Type}>";
        writer.Blank();
        writer.Open($"private struct {method.Guard.CallName} : {type}");
        foreach (string field in Kept(model).Select(parameter => parameter.Relay).Prepend($"{method.Proxy.Service.Type} {inner}"))
        {
            writer.Line($"public {field};");
        }

        writer.Blank();
        writer.Line($"{model.Return.Type} {type}.Invoke({WellKnown.CancellationToken} {token})");
        writer.Continued($"=> {Signature.Call(Through(model, method.Proxy.Names.Inner, inner))}{model.Return.Forgive};");
        writer.Close();
    }

    private static string InnerOf(MethodModel method) => new NameScope(method.Parameters.Select(parameter => parameter.Name.TrimStart('@'))).Take(Inner);

    /// <summary>All but the token, of which each attempt has its own.</summary>
    private static IEnumerable<ParameterModel> Kept(MethodModel method) => method.Parameters.Where(parameter => parameter.Name != method.Token);

    private static MethodModel Through(MethodModel method, string field, string inner)
    {
        // The field itself, or the field seen as another interface: "((IBase)_inner)".
        string receiver = method.Header.Receiver;
        string seen = receiver == field ? inner : receiver.Substring(0, receiver.Length - field.Length - 1) + inner + ")";
        return method with { Header = method.Header with { Receiver = seen } };
    }
}
