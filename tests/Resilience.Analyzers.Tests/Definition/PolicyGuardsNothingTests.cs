using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class PolicyGuardsNothingTests
{
    [Theory]
    [InlineData("[[|Retry|]] class C;")]
    [InlineData("[[|Retry|], [|Timeout(5)|]] record R;")]
    [InlineData("[[|Retry|]] partial class C; partial class C { [[|Timeout(5)|]] void Run() { } }")]
    [InlineData("struct S { [[|CircuitBreaker|]] public void Run() { } }")]
    [InlineData("partial class C { [[|CircuitBreaker|]] partial void Run(); partial void Run() { } }")]
    [InlineData("static class C { [[|CircuitBreaker|]] static void Run() { } }")]
    [InlineData("class C { int Number { [[|Retry|]] get => 1; } }")]
    [InlineData("partial class C { partial void Run(); [[|CircuitBreaker|]] partial void Run() { } }")]
    [InlineData("partial class C { public partial int Number { get; } public partial int Number { [[|Retry|]] get => 1; } }")]
    [InlineData("class C { [method: [|Retry|]] public event Action? Changed; }")]
    [InlineData("static class C { extension(string text) { [[|Retry|]] public void Run() { } } }")]
    [InlineData("interface IFoo { [Retry] Task RunAsync(); } class Foo : IFoo { [[|Retry|]] public Task RunAsync() => Task.CompletedTask; }")]
    [InlineData("interface IFoo { Task RunAsync(); } [ResilientProxy<IFoo>] partial class P { [[|Retry|]] public void More() { } }")]
    [InlineData("class C { void Run() { Inside(); [[|Retry|]] void Inside() { } } }")]
    [InlineData("class C { Func<int, int> Run() => [[|Retry|], [|Timeout(5)|]] (int x) => x; }")]
    [InlineData("[Retry] interface IFoo { void Run() { Inside(); [[|Retry|]] static void Inside() { } } }")]
    public Task RES0005_is_reported(string source) => Verify<UnguardedPolicyAnalyzer>.ReportsAsync("RES0005", source);

    [Theory]
    [InlineData("[Retry] interface IFoo { [Timeout(5)] Task RunAsync(); int Number { [Retry] get; } }")]
    [InlineData("interface IFoo { Task RunAsync(); } [ResilientProxy<IFoo>, Retry, CircuitBreaker] partial class P { [Timeout(5)] public partial Task RunAsync(); }")]
    [InlineData("interface IFoo { Task RunAsync(); } [ResilientProxy<IFoo>] partial class P { [Timeout(5)] public partial Task RunAsync(); public partial Task RunAsync() => Task.CompletedTask; }")]
    [InlineData("class C { [NoResilience] void Run() { } [Obsolete] void Other() { } }")]
    [InlineData("class C { [Obsolete] public event Action? Changed; public event Action Raised { add { } remove { } } }")]
    [InlineData("class C { Func<int, int> Run() { Inside(); return [Obsolete] (int x) => x; [NoResilience] void Inside() { } } }")]
    public Task RES0005_is_not_reported(string source) => Verify<UnguardedPolicyAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("[Retry] class C;", "The policy on 'C' guards nothing: policies act through the proxy of an interface; put it on the interface or, if that is not yours, make a partial class its proxy by [ResilientProxy]")]
    [InlineData("class C { [Retry] void Run() { } }", "The policy on 'C.Run()' guards nothing: policies act through the proxy of an interface; put it on the interface's method, or on the partial declaration of one in a class with [ResilientProxy]")]
    [InlineData("[ResilientProxy<IDisposable>] partial class C { [Retry] void Run() { } }", "The policy on 'C.Run()' guards nothing: only what the class declares as a partial method of its interface is guarded; write 'public partial' and no body")]
    public Task The_message_says_what_to_do(string source, string message) => Verify<UnguardedPolicyAnalyzer>.SaysAsync("RES0005", source, message);
}
