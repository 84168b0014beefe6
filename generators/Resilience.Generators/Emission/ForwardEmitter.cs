using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes members that no policy acts on.</summary>
internal static class ForwardEmitter
{
    public static void Emit(MethodModel method, IndentingWriter writer)
    {
        string reference = method.Return.Ref.Length > 0 ? "ref " : string.Empty;
        Signature.EmitMethod(method, writer);
        bool isPromised = method.RelayAttributes.Any(attribute => attribute.Contains("NotNullIfNotNull"));
        writer.Continued($"=> {reference}{Signature.Call(method)}{(reference.Length > 0 || isPromised ? method.Return.Forgive : string.Empty)};");
    }

    public static void Emit(PropertyModel property, IndentingWriter writer)
    {
        MemberHeader header = property.Header;
        bool isIndexer = property.Parameters.Count > 0;
        string access = isIndexer
            ? $"{header.Receiver}[{string.Join(", ", property.Parameters.Select(parameter => parameter.Argument))}]"
            : $"{header.Receiver}.{header.Name}";
        string name = isIndexer ? $"this[{string.Join(", ", property.Parameters.Select(parameter => parameter.Declaration))}]" : header.Name;

        Signature.EmitPreamble(header, writer);
        writer.Open(Signature.Declaration(header with { Name = name }));
        if (property.GetterAttributes is { } getter)
        {
            Signature.EmitAttributes(getter, writer);
            writer.Line($"get => {property.Ref}{access}{property.Forgive};");
        }

        if (property.SetterAttributes is { } setter)
        {
            Signature.EmitAttributes(setter, writer);
            writer.Line(property.IsInit
                ? "init => throw new global::System.NotSupportedException(\"An init-only property belongs to whoever constructs the inner object.\");"
                : $"set => {access} = value;");
        }

        writer.Close();
    }

    /// <summary>An operator is called by what it means for a variable.</summary>
    public static void Emit(OperatorModel @operator, IndentingWriter writer)
    {
        MemberHeader header = @operator.Header;
        string target = new NameScope(@operator.Parameters.Select(parameter => parameter.Name.TrimStart('@'))).Take("target");
        Signature.EmitPreamble(header, writer);
        writer.Open($"{Signature.Declaration(header)}({string.Join(", ", @operator.Parameters.Select(parameter => parameter.Declaration))})");
        writer.Line($"{header.ExplicitInterface} {target} = {header.Receiver};");
        string statement = @operator.Parameters.Count == 0 ? $"{target}{@operator.Symbol};" : $"{target} {@operator.Symbol} {@operator.Parameters[0].Name};";
        if (@operator.Context is null)
        {
            writer.Line(statement);
        }
        else
        {
            writer.Open(@operator.Context);
            writer.Line(statement);
            writer.Close();
        }

        writer.Close();
    }

    public static void Emit(EventModel @event, IndentingWriter writer)
    {
        MemberHeader header = @event.Header;
        Signature.EmitPreamble(header, writer);
        writer.Open(Signature.Declaration(header, "event "));
        writer.Line($"add => {header.Receiver}.{header.Name} += value;");
        writer.Line($"remove => {header.Receiver}.{header.Name} -= value;");
        writer.Close();
    }
}
