using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes fields, the constructor, and the factory that registration uses.</summary>
internal static class ConstructorEmitter
{
    public static void Emit(ProxyModel proxy, string resilientProxy, string self, IndentingWriter writer)
    {
        NamesModel names = proxy.Names;
        bool hasPolicies = PoliciesEmitter.IsNeeded(proxy);
        bool hasFallbackTypes = proxy.FallbackTypes.Count > 0;
        bool owns = (proxy.Disposal & (DisposalKinds.Sync | DisposalKinds.Async)) != DisposalKinds.None;

        writer.Line($"private readonly {proxy.Service.Type} {names.Inner};");
        LineIf(hasPolicies, $"private readonly {names.PoliciesType} {names.Policies};");
        LineIf(hasFallbackTypes, $"private readonly {WellKnown.ServiceProvider}? {names.Services};");
        foreach (FallbackTypeModel fallback in proxy.FallbackTypes)
        {
            writer.Line($"private {fallback.Type}? {fallback.Field};");
        }

        LineIf(owns, $"private int {names.Owned}{(proxy.IsMadeByContainer ? string.Empty : " = 1")};");
        writer.Blank();

        EmitDocumentation(writer);
        EmitSignature(proxy, writer);
        writer.Line($"{names.Inner} = {WellKnown.Inner}.Unguarded(inner);");
        LineIf(hasPolicies, $"{names.Policies} = {WellKnown.PolicyBinder}.GetPolicies<{proxy.Service.Type}, {names.PoliciesType}>(runtime, serviceKey);");
        LineIf(hasFallbackTypes, $"{names.Services} = services;");
        LineIf(owns && proxy.IsMadeByContainer, $"{names.Owned} = {WellKnown.ContainerProxy}.OwnsInner(services) ? 1 : 0;");
        writer.Close();
        writer.Blank();

        Signature.EmitParameters(
            $"static {proxy.Service.Type} {resilientProxy}.Create",
            [$"{proxy.Service.Type} inner", $"{WellKnown.Runtime} runtime", $"{WellKnown.ServiceProvider}? services", "object? serviceKey", "bool ownsInner"],
            writer);
        writer.Continued($"=> new {self}(inner, runtime, services, serviceKey){(owns ? $" {{ {names.Owned} = ownsInner ? 1 : 0 }}" : string.Empty)};");
        if (hasPolicies)
        {
            writer.Blank();
            writer.Line($"static void {resilientProxy}.Describe({WellKnown.PolicyBinder} binder) => binder.Describe<{names.PoliciesType}>();");
        }

        void LineIf(bool condition, string line)
        {
            if (condition)
            {
                writer.Line(line);
            }
        }
    }

    /// <summary>The container itself makes the proxies of an open generic registration: the attributes tell it the object, the scope and the key.</summary>
    private static void EmitSignature(ProxyModel proxy, IndentingWriter writer)
    {
        const string FromContainer = "[" + WellKnown.FromKeyedServices + "(" + WellKnown.ContainerProxy + ".InnerKey)] ";
        (string ofInner, string ofKey) = proxy.IsMadeByContainer ? (FromContainer, $"[{WellKnown.ServiceKey}] ") : (string.Empty, string.Empty);
        Signature.EmitParameters(
            $"{proxy.Owner?.ConstructorAccess ?? "public"} {proxy.Name}",
            [$"{ofInner}{proxy.Service.Type} inner", WellKnown.Runtime + "? runtime = null", $"{ofInner}{WellKnown.ServiceProvider}? services = null", ofKey + "object? serviceKey = null"],
            writer);
        writer.Open();
    }

    private static void EmitDocumentation(IndentingWriter writer)
    {
        writer.Line("/// <summary>Guards an object.</summary>");
        writer.Line("/// <param name=\"inner\">The object.</param>");
        writer.Line("/// <param name=\"runtime\">Where its circuits live; null = the default runtime.</param>");
        writer.Line("/// <param name=\"services\">Where fallback types are resolved; null = they are constructed.</param>");
        writer.Line("/// <param name=\"serviceKey\">The key under which the object is registered, if there is one; it has circuits of its own.</param>");
    }
}
