using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes signatures and calls.</summary>
internal static class Signature
{
    /// <summary>Lines are broken where they would be longer and can be.</summary>
    public const int LongestLine = 180;

    public static string TypeParameters(IReadOnlyList<TypeParameterModel> parameters, bool withAttributes)
        => parameters.Count == 0 ? string.Empty : $"<{string.Join(", ", parameters.Select(parameter => withAttributes ? parameter.Declaration : parameter.Name))}>";

    public static string TypeArguments(IReadOnlyList<TypeParameterModel> parameters) => TypeParameters(parameters, withAttributes: false);

    /// <summary>What stands before a member: doc comment, attributes.</summary>
    public static void EmitPreamble(MemberHeader header, IndentingWriter writer)
    {
        if (header is { ExplicitInterface: null, IsDocumented: false })
        {
            writer.Line("/// <inheritdoc/>");
        }

        EmitAttributes(header.Attributes, writer);
    }

    public static void EmitAttributes(IEnumerable<string> attributes, IndentingWriter writer)
    {
        foreach (string attribute in attributes)
        {
            writer.Line($"[{attribute}]");
        }
    }

    /// <summary><c>public int Name</c>, or <c>int IFoo.Name</c>.</summary>
    public static string Declaration(MemberHeader header, string keyword = "")
    {
        string qualifier = header.ExplicitInterface is { } declarer ? declarer + "." : string.Empty;
        return $"{header.Modifiers}{keyword}{header.Type} {qualifier}{header.Name}";
    }

    /// <summary>A method's declaration, with the constraints that an implementation must repeat.</summary>
    public static void EmitMethod(MethodModel method, IndentingWriter writer, string keyword = "")
    {
        EmitPreamble(method.Header, writer);
        string head = $"{Declaration(method.Header, keyword)}{TypeParameters(method.TypeParameters, withAttributes: true)}";
        EmitParameters(head, [.. method.Parameters.Select(parameter => parameter.Declaration)], writer);
        EmitConstraints(method.TypeParameters.Select(parameter => method.Header.ExplicitInterface is null ? parameter.Constraints : parameter.ExplicitConstraints), writer);
    }

    /// <summary>A list of parameters behind its head; one a line where they would make too long a line.</summary>
    public static void EmitParameters(string head, IReadOnlyList<string> parameters, IndentingWriter writer, string tail = "")
    {
        string line = $"{head}({string.Join(", ", parameters)}){tail}";
        if (line.Length <= LongestLine || parameters.Count == 0)
        {
            writer.Line(line);
            return;
        }

        writer.Line(head + "(");
        for (int at = 0; at < parameters.Count; at++)
        {
            writer.Continued(parameters[at] + (at == parameters.Count - 1 ? ")" + tail : ","));
        }
    }

    public static void EmitConstraints(IEnumerable<string> constraints, IndentingWriter writer)
    {
        foreach (string clause in constraints.Where(clause => clause.Length > 0))
        {
            writer.Continued(clause);
        }
    }

    /// <summary>The call of the inner object; the token replaced by another where one is given.</summary>
    public static string Call(MethodModel method, string? token = null)
    {
        IEnumerable<string> arguments = method.Parameters.Select(parameter => token is not null && parameter.Name == method.Token ? token : parameter.Argument);
        string receiver = method.Outranked ?? method.Header.Receiver;
        return $"{receiver}.{method.Header.Name}{TypeArguments(method.TypeParameters)}({string.Join(", ", method.Outranked is null ? arguments : arguments.Prepend(method.Header.Receiver))})";
    }
}
