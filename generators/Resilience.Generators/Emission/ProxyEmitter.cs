using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes a generated file.</summary>
internal static class ProxyEmitter
{
    public static string Emit(ProxyModel proxy)
    {
        var writer = new IndentingWriter();
        EmitHeader(proxy, writer);
        if (proxy.Namespace.Length > 0)
        {
            writer.Line($"namespace {proxy.Namespace};");
            writer.Blank();
        }

        EquatableArray<string> containers = proxy.Owner?.Containers ?? [];
        foreach (string container in containers)
        {
            writer.Open(container);
        }

        ClassDocumentation.Emit(proxy, writer);
        EmitClass(proxy, writer);
        foreach (string _ in containers)
        {
            writer.Close();
        }

        OutrankedEmitter.Emit(proxy, writer);
        return writer.ToString();
    }

    private static void EmitHeader(ProxyModel proxy, IndentingWriter writer)
    {
        GeneratedHeader.Emit(proxy.Pragmas, writer);
        writer.Blank();
        if (proxy.Owner is null)
        {
            EmitAnnouncement(proxy, writer);
        }
    }

    /// <summary>Tells registration which proxy an interface of this assembly has. One that a class declares is named by whoever registers it.</summary>
    private static void EmitAnnouncement(ProxyModel proxy, IndentingWriter writer)
    {
        string name = proxy.Namespace.Length > 0 ? $"global::{proxy.Namespace}.{proxy.Name}" : $"global::{proxy.Name}";
        writer.Line(proxy.TypeParameters.Count == 0
            ? $"[assembly: global::Resilience.Execution.GeneratedProxy<{proxy.Service.Type}, {name}>]"
            : $"[assembly: global::Resilience.Execution.GeneratedProxy(typeof({proxy.Service.OpenType}), typeof({name}<{new string(',', proxy.TypeParameters.Count - 1)}>))]");
        writer.Blank();
    }

    private static void EmitClass(ProxyModel proxy, IndentingWriter writer)
    {
        foreach (string attribute in proxy.Attributes)
        {
            writer.Line($"[{attribute}]");
        }

        string self = proxy.Name + Signature.TypeParameters(proxy.TypeParameters, withAttributes: true);
        string selfType = proxy.Name + Signature.TypeArguments(proxy.TypeParameters);
        List<string> bases = [proxy.Service.Type, ResilientProxyOf(proxy, selfType)];
        if (DisposalEmitter.AddsSynchronous(proxy))
        {
            bases.Insert(1, WellKnown.Disposable);
        }

        EmitHead($"{proxy.Modifiers} class {self}", bases, writer);
        Signature.EmitConstraints(proxy.TypeParameters.Select(parameter => parameter.Constraints), writer);
        writer.Open();
        ConstructorEmitter.Emit(proxy, ResilientProxyOf(proxy, selfType), selfType, writer);
        foreach (MemberModel member in proxy.Members)
        {
            EmitMember(proxy, member, writer);
        }

        if (DisposalEmitter.AddsSynchronous(proxy) && !DisposalEmitter.IsSynchronousByUser(proxy))
        {
            DisposalEmitter.EmitSynchronous(proxy, writer);
        }

        PoliciesEmitter.Emit(proxy, writer);
        CircuitNamesEmitter.Emit(proxy, writer);
        writer.Close();
    }

    /// <summary>One base a line where they would make too long a line.</summary>
    private static void EmitHead(string declaration, List<string> bases, IndentingWriter writer)
    {
        string line = $"{declaration} : {string.Join(", ", bases)}";
        if (line.Length <= Signature.LongestLine)
        {
            writer.Line(line);
            return;
        }

        writer.Line(declaration);
        for (int at = 0; at < bases.Count; at++)
        {
            writer.Continued((at == 0 ? ": " : "  ") + bases[at] + (at == bases.Count - 1 ? string.Empty : ","));
        }
    }

    private static string ResilientProxyOf(ProxyModel proxy, string self) => $"global::Resilience.Execution.IResilientProxy<{self}, {proxy.Service.Type}>";

    private static void EmitMember(ProxyModel proxy, MemberModel member, IndentingWriter writer)
    {
        writer.Blank();
        switch (member)
        {
            case MethodModel { Disposal: not DisposalKinds.None } method:
                DisposalEmitter.Emit(proxy, method, writer);
                break;
            case MethodModel { Guard: { } guard } method when method.Return.IsTask:
                new TaskEmitter(new GuardedMethodContext(proxy, method, guard, writer)).Emit();
                break;
            case MethodModel { Guard: { } guard, Return.Kind: ReturnKind.Stream or ReturnKind.Enumerator } method:
                new StreamEmitter(new GuardedMethodContext(proxy, method, guard, writer)).Emit();
                break;
            case MethodModel { Guard: { } guard } method:
                new SyncEmitter(new GuardedMethodContext(proxy, method, guard, writer)).Emit();
                break;
            case MethodModel method:
                ForwardEmitter.Emit(method, writer);
                break;
            case PropertyModel property:
                ForwardEmitter.Emit(property, writer);
                break;
            case EventModel @event:
                ForwardEmitter.Emit(@event, writer);
                break;
            case OperatorModel @operator:
                ForwardEmitter.Emit(@operator, writer);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(member), member, null);
        }
    }
}
