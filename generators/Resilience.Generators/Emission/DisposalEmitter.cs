using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes <c>Dispose</c> and <c>DisposeAsync</c>: the first call is forwarded by a proxy that owns its inner object.</summary>
internal static class DisposalEmitter
{
    public static void Emit(ProxyModel proxy, MethodModel method, IndentingWriter writer)
    {
        string isMine = IsMine(proxy);
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

    /// <summary>Whether a proxy is disposable synchronously although its interface is not: else a scope that is disposed so would refuse the proxy of an implementation that it takes.</summary>
    public static bool AddsSynchronous(ProxyModel proxy) => (proxy.Disposal & (DisposalKinds.Sync | DisposalKinds.Async)) == DisposalKinds.Async;

    /// <summary>Whether the method for that is the user's.</summary>
    public static bool IsSynchronousByUser(ProxyModel proxy) => (proxy.Disposal & DisposalKinds.User) != 0;

    /// <summary>An object that only knows <c>DisposeAsync</c> stays owned, for that may still come.</summary>
    public static void EmitSynchronous(ProxyModel proxy, IndentingWriter writer)
    {
        writer.Blank();
        writer.Open($"void {WellKnown.Disposable}.Dispose()");
        writer.Open($"if ({proxy.Names.Owned} == 0)");
        writer.Line("return;");
        writer.Close();
        writer.Blank();
        writer.Line($"var disposable = ({WellKnown.Disposable}){proxy.Names.Inner};");
        writer.Open($"if ({IsMine(proxy)})");
        writer.Line("disposable.Dispose();");
        writer.Close();
        writer.Close();
    }

    private static string IsMine(ProxyModel proxy) => $"global::System.Threading.Interlocked.Exchange(ref {proxy.Names.Owned}, 0) == 1";
}
