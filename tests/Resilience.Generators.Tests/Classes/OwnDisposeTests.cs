using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Tests.Classes;

/// <summary>The proxy of an interface that is disposable asynchronously only is also disposable synchronously, unless the user's part has its own way.</summary>
public sealed class OwnDisposeTests
{
    private const string Method = "void global::System.IDisposable.Dispose()";

    [Theory]
    [InlineData("[ResilientProxy<IAsyncDisposable>] public partial class Proxy : IDisposable { public int Disposals; public void Dispose() => Disposals++; }")]
    [InlineData("[ResilientProxy<IAsyncDisposable>] public partial class Proxy { public int Disposals; public void Dispose() => Disposals++; }")]
    [InlineData("[ResilientProxy<IAsyncDisposable>] public partial class Proxy : IDisposable { public int Disposals; void IDisposable.Dispose() => Disposals++; }")]
    [InlineData("[Retry] public interface IFoo : IAsyncDisposable { Task RunAsync(); } public partial class ResilientFoo { public int Disposals; public void Dispose() => Disposals++; }")]
    public void A_disposal_of_the_users_is_left_to_the_user(string source) => Generated(source).ShouldNotContain(Method);

    [Theory]
    [InlineData("[ResilientProxy<IAsyncDisposable>] public partial class Proxy { }")]
    [InlineData("[ResilientProxy<IAsyncDisposable>] public partial class Proxy { public int Disposals; public void Dispose(bool really) => Disposals++; internal static void Dispose<T>() { } }")]
    [InlineData("[ResilientProxy<IAsyncDisposable>] public partial class Proxy { public int Disposals; internal void Dispose() => Disposals++; }")]
    [InlineData("[Retry] public interface IFoo : IAsyncDisposable { Task RunAsync(); }")]
    public void What_is_no_disposal_is_not_taken_for_one(string source) => Generated(source).ShouldContain(Method);

    private static string Generated(string source)
    {
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(Compiler.Compile(source), out Compilation output, out _);
        output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591").ShouldBeEmpty();
        return output.SyntaxTrees.Last().ToString();
    }
}
