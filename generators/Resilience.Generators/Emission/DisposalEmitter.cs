using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes <c>Dispose</c> and <c>DisposeAsync</c>: the first call is forwarded by a proxy that owns its inner object.</summary>
internal static class DisposalEmitter
{
    public static void Emit(ProxyModel proxy, MethodModel method, IndentingWriter writer)
    {
        string isMine = $"global::System.Threading.Interlocked.Exchange(ref {proxy.Names.Owned}, 0) == 1";
        Signature.EmitMethod(method, writer);
        if (method.Disposal == DisposalKinds.Async)
        {
            writer.Continued($"=> {isMine} ? {Signature.Call(method)} : default;");
            return;
        }

        writer.Open();
        writer.Open($"if ({isMine})");
        writer.Line(Signature.Call(method) + ";");
        writer.Close();
        writer.Close();
    }
}
