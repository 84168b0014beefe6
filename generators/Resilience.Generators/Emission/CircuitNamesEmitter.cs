using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the constants that name circuits.</summary>
internal static class CircuitNamesEmitter
{
    public static void Emit(ProxyModel proxy, IndentingWriter writer)
    {
        if (!proxy.Service.PublicCircuitNames || proxy.Circuits.Count == 0)
        {
            return;
        }

        writer.Blank();
        writer.Line("/// <summary>The names of the circuits, as the registry has them where the service is registered without a key.</summary>");
        writer.Open("public static class Circuits");
        bool isFirst = true;
        foreach (CircuitModel circuit in proxy.Circuits)
        {
            if (!isFirst)
            {
                writer.Blank();
            }

            isFirst = false;
            writer.Line(circuit.Method is null ? "/// <summary>The circuit that the interface's methods share.</summary>" : $"/// <summary>The circuit of <c>{Escape(circuit.Method)}</c>.</summary>");
            writer.Line($"public const string {circuit.Constant} = {circuit.Name};");
        }

        writer.Close();
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
