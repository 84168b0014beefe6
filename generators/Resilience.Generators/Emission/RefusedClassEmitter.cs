using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the part of a class that cannot be a proxy.</summary>
internal static class RefusedClassEmitter
{
    public static string Emit(RefusedClassModel refused)
    {
        var writer = new IndentingWriter();
        GeneratedHeader.Emit(refused.Pragmas, writer);
        writer.Blank();
        writer.Line($"// '{refused.Name}' is no proxy; see {refused.Rules}. The compiler asks no analyzer while a partial member lacks its implementation,");
        writer.Line("// so this part has one for each, that the reason be heard.");

        // A block, which C# knew before it knew namespaces without.
        string[] around = [.. refused.Namespace.Length == 0 ? [] : new[] { "namespace " + refused.Namespace }, .. refused.Containers];
        foreach (string container in around)
        {
            writer.Open(container);
        }

        EmitClass(refused, writer);
        foreach (string _ in around)
        {
            writer.Close();
        }

        return writer.ToString();
    }

    private static void EmitClass(RefusedClassModel refused, IndentingWriter writer)
    {
        if (!refused.IsDocumented)
        {
            writer.Line($"/// <summary>No proxy; see {refused.Rules}.</summary>");
        }

        writer.Line(refused.Head);
        Signature.EmitConstraints(refused.Constraints, writer);
        writer.Open();
        string failure = $"throw new global::System.NotSupportedException(\"'{refused.Name}' is no proxy; see {refused.Rules}.\");";
        foreach (RefusedMemberModel member in refused.Members)
        {
            writer.Blank();
            EmitMember(member, failure, writer);
        }

        writer.Close();
    }

    private static void EmitMember(RefusedMemberModel member, string failure, IndentingWriter writer)
    {
        if (!member.IsDocumented)
        {
            writer.Line("/// <inheritdoc/>");
        }

        if (member.Parameters is { } parameters)
        {
            Signature.EmitParameters(member.Head, [.. parameters], writer);
            Signature.EmitConstraints(member.Constraints, writer);
            writer.Continued("=> " + failure);
            return;
        }

        writer.Open(member.Head);
        foreach (string accessor in member.Accessors)
        {
            writer.Line($"{accessor} => {failure}");
        }

        writer.Close();
    }
}
