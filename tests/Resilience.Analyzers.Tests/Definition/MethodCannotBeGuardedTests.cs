using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class MethodCannotBeGuardedTests
{
    [Theory]
    [InlineData("interface IFoo { [[|Timeout(5)|]] int Run(); }")]
    [InlineData("interface IFoo { [[|TotalTimeout(5)|]] void Run(ref CancellationToken token); }")]
    [InlineData("interface IFoo { [[|Retry|]] Task RunAsync(ref int x); }")]
    [InlineData("interface IFoo { [[|Retry|]] ValueTask<int> RunAsync(in int x); }")]
    [InlineData("interface IFoo { [[|Retry|]] Task RunAsync(Span<int> x); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(OtherAsync))|]] Task<int> RunAsync(out int x); Task<int> OtherAsync(out int x); }")]
    [InlineData("interface IFoo { [[|Retry|]] IAsyncEnumerable<int> Run(); }")]
    [InlineData("interface IFoo { [[|CircuitBreaker|]] IAsyncEnumerator<int> Run(); }")]
    [InlineData("interface IFoo { [[|CircuitBreaker|]] System.Runtime.CompilerServices.YieldAwaitable Run(); }")]
    [InlineData("interface IFoo { int Number { [[|Retry|]] get; } }")]
    [InlineData("interface IFoo { [[|Retry|]] static int Run() => 1; }")]
    [InlineData("interface IFoo { [[|Retry|]] private int Run() => 1; }")]
    [InlineData("interface IFoo { [[|Retry|]] sealed int Run() => 1; }")]
    [InlineData("interface IBase { Task RunAsync(); } interface IFoo : IBase { [[|Retry|]] Task IBase.RunAsync() => Task.CompletedTask; }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Other))|]] ref int Run(); ref int Other(); }")]
    [InlineData("interface IFoo { [[|Fallback(\"Missing\")|]] int Run(); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Run))|]] int Run(); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Other))|]] int Run(int x); int Other(long x); long Other(int x); int Other(); int Other(int x, string y); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Other))|]] int Run(int x); int Other { get; } }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup))|]] int Run(int x); } class Backup { public int Other(int x) => x; internal int Run(int x) => x; public static int Run(int x, Exception e) => x; }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup))|]] int Run(int x); } abstract class Backup { public int Run(int x) => x; }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup))|]] int Run(int x); } struct Backup { public int Run(int x) => x; }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup<>))|]] int Run(int x); } class Backup<T> { public int Run(int x) => x; }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup))|]] int Run(int x); } class Backup { private Backup() { } public int Run(int x) => x; }")]
    [InlineData("class Outer { private class Backup { public int Run(int x) => x; } public interface IFoo { [[|Fallback(typeof(Backup))|]] int Run(int x); } }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup))|]] Task<T> RunAsync<T>(T x); } class Backup { public Task<T> RunAsync<T>(T x) where T : class => null!; }")]
    [InlineData("[[|Fallback(typeof(Backup))|]] interface IFoo { int One(); int Two(); } class Backup { public int One() => 1; }")]
    [InlineData("class C { private class Oops : Exception; public interface IFoo { [[|CircuitBreaker(Ignore = new[] { typeof(Oops) })|]] Task RunAsync(); } }")]
    [InlineData("class C { private class Judge : IOutcomeClassifier { public Outcome Classify(Exception e) => default; } public interface IFoo { [[|Retry(Classifier = typeof(Judge))|]] Task RunAsync(); } }")]
    public Task RES0002_is_reported(string source) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0002", source);

    [Fact]
    public Task RES0002_on_an_inherited_method_is_reported_on_both_interfaces()
        => Verify<EligibilityAnalyzer>.ReportsAsync("RES0002", "interface IBase { [[|Timeout(5)|]] int Run(); } [Retry] interface [|IFoo|] : IBase { }");

    [Theory]
    [InlineData("interface IFoo { [Timeout(5)] int Run(CancellationToken token); [TotalTimeout(5)] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Timeout(0), Retry(0)] int Run(); }")]
    [InlineData("interface IFoo { [Retry] int Run(ref int x, out int y, Span<int> z); }")]
    [InlineData("interface IFoo { [Timeout(5), CircuitBreaker] Task RunAsync(Span<int> z, in int x, CancellationToken token); }")]
    [InlineData("[Retry, Timeout(5), TotalTimeout(6), CircuitBreaker] interface IFoo { int Run(); Task RunAsync(Span<int> x); IAsyncEnumerable<int> Stream(); int Number { get; } static int Make() => 1; }")]
    [InlineData("interface IFoo { [CircuitBreaker, NoResilience] IAsyncEnumerable<int> Run(); [Retry] int Other(); }")]
    [InlineData("interface IFoo { [CircuitBreaker] ref int Run(); [CircuitBreaker] Span<int> Other(); }")]
    [InlineData("interface IFoo { [Fallback(nameof(Other))] int Run(int x); int Other(int x, TimeoutException cause); }")]
    [InlineData("interface IFoo { [Fallback(nameof(Run))] int Run(int x); int Run(int x, Exception cause); }")]
    [InlineData("interface IFoo { [Fallback(typeof(Backup))] int Run(int x); } class Base { public int Run(int x) => x; } class Backup : Base;")]
    [InlineData("interface IFoo { [Fallback(typeof(Backup))] string? Run(string x); } class Backup { public string Run(string? x) => \"\"; }")]
    [InlineData("interface IFoo { [Fallback(typeof(Backup))] Task<T> RunAsync<T>(T x) where T : class; } class Backup { public Task<T> RunAsync<T>(T x) => null!; }")]
    [InlineData("interface IFoo { [Fallback(typeof(Backup<int>))] int Run(int x); } class Backup<T> { public T Run(T x) => x; }")]
    [InlineData("[Fallback(typeof(Backup))] interface IFoo { int One(); [NoResilience] int Two(); int Three { get; } ref int Four(); } class Backup { public int One() => 1; }")]
    [InlineData("[Fallback(nameof(Spare))] interface IFoo { int One(); string Two(); int Spare(); }")]
    [InlineData("class Foo { [Retry] public IAsyncEnumerable<int>? Run() => null; }")]
    public Task RES0002_is_not_reported(string source) => Verify<EligibilityAnalyzer>.IsSilentAsync(source);
}
