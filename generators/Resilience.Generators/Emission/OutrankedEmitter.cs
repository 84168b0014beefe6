using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the classes through which methods are called that a call by name does not reach.</summary>
internal static class OutrankedEmitter
{
    private const string Accessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";

    public static void Emit(ProxyModel proxy, IndentingWriter writer)
    {
        foreach (OutrankedModel outranked in proxy.Outranked)
        {
            writer.Blank();
            writer.Line("// Called by name, these would give way to overloads of a higher priority.");
            writer.Line($"file static class {outranked.Name}{Signature.TypeParameters(outranked.TypeParameters, withAttributes: true)}");
            Signature.EmitConstraints(outranked.TypeParameters.Select(parameter => parameter.Constraints), writer);
            writer.Open();
            foreach (MethodModel method in outranked.Methods)
            {
                writer.Blank();
                EmitMethod(outranked, method, writer);
            }

            writer.Close();
        }
    }

    private static void EmitMethod(OutrankedModel outranked, MethodModel method, IndentingWriter writer)
    {
        string callee = new NameScope(method.Parameters.Select(parameter => parameter.Name)).Take("callee");
        Signature.EmitAttributes(method.RelayAttributes, writer);
        writer.Line($"[{Accessor}({Accessor}Kind.Method, Name = \"{method.Header.Name.TrimStart('@')}\")]");
        Signature.EmitParameters(
            $"public static extern {(method.Header.IsUnsafe ? "unsafe " : string.Empty)}{method.Header.Type} {method.Header.Name}{Signature.TypeParameters(method.TypeParameters, withAttributes: true)}",
            [$"{outranked.Service} {callee}", .. method.Parameters.Select(parameter => parameter.Relay)],
            writer,
            string.Concat(method.TypeParameters.Where(parameter => parameter.Constraints.Length > 0).Select(parameter => " " + parameter.Constraints)) + ";");
    }
}
