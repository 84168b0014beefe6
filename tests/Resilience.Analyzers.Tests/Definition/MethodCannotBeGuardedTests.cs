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
    [InlineData("interface IFoo { [[|Retry|]] Source Run(); } abstract class Source : IAsyncEnumerable<int> { public abstract IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken token = default); }")]
    [InlineData("interface IFoo { [[|CircuitBreaker|]] ISource Run(); } interface ISource : IAsyncEnumerator<int>;")]
    [InlineData("interface IFoo { [[|CircuitBreaker|]] System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable<int> Run(); }")]
    [InlineData("interface IFoo { [[|CircuitBreaker|]] IAsyncEnumerable<Span<int>> Run(); }")]
    [InlineData("interface IFoo { [[|CircuitBreaker|]] IAsyncEnumerator<T> Run<T>() where T : allows ref struct; }")]
    [InlineData("interface IFoo { [[|CircuitBreaker|]] IAsyncEnumerable<int> Run(in int x); }")]
    [InlineData("interface IFoo { [[|Timeout(5)|]] IAsyncEnumerable<int> Run(ReadOnlySpan<char> x); }")]
    [InlineData("interface IFoo { [[|CircuitBreaker|]] System.Runtime.CompilerServices.YieldAwaitable Run(); }")]
    [InlineData("interface IFoo { int Number { [[|Retry|]] get; } }")]
    [InlineData("interface IFoo { [[|Retry|]] void operator +=(int x); }")]
    [InlineData("interface IFoo { [[|Retry|]] static int Run() => 1; }")]
    [InlineData("interface IFoo { [[|Retry|]] private int Run() => 1; }")]
    [InlineData("interface IFoo { [[|Retry|]] sealed int Run() => 1; }")]
    [InlineData("interface IBase { Task RunAsync(); } interface IFoo : IBase { [[|Retry|]] Task IBase.RunAsync() => Task.CompletedTask; }")]
    [InlineData("interface IFoo { [[|Hedge(5)|]] int Run(CancellationToken token); }")]
    [InlineData("interface IFoo { [[|Hedge(5)|]] Task RunAsync(); }")]
    [InlineData("interface IFoo { [[|Coalesce|]] int Run(); }")]
    [InlineData("interface IFoo { [[|Coalesce|]] IAsyncEnumerable<int> Run(); }")]
    [InlineData("interface IFoo { [[|Coalesce|]] Task RunAsync(in int x); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task<int> RunAsync(in int x); }")]
    [InlineData("interface IFoo { [[|Hedge(5)|]] Task RunAsync(in int x, CancellationToken token); }")]
    [InlineData("interface IFoo { [[|Hedge(5)|]] IAsyncEnumerable<int> Run(CancellationToken token); }")]
    [InlineData("interface IFoo { [[|Bulkhead(5, MaxQueue = 1)|]] Task RunAsync(out int x); }")]
    [InlineData("interface IFoo { [[|RateLimit(5, QueueLimit = 1)|]] Task RunAsync(Span<int> x); }")]
    public Task RES0002_is_reported(string source) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0002", source);

    [Fact]
    public Task RES0002_on_an_inherited_method_is_reported_on_both_interfaces()
        => Verify<EligibilityAnalyzer>.ReportsAsync("RES0002", "interface IBase { [[|Timeout(5)|]] int Run(); } [Retry] interface [|IFoo|] : IBase { }");

    [Fact]
    public Task RES0002_is_reported_for_a_constraint_that_a_type_argument_makes()
        => Verify<EligibilityAnalyzer>.ReportsAsync("RES0002", "interface IBase<T> { [Retry] Task RunAsync<U>() where U : T; } interface [|IFoo|] : IBase<string> { [Retry] void Run(); }");

    [Theory]
    [InlineData("interface IFoo { [Timeout(5)] int Run(CancellationToken token); [TotalTimeout(5)] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Timeout(0), Retry(0)] int Run(); }")]
    [InlineData("interface IFoo { [Hedge(0), Bulkhead(0, MaxQueue = 1), RateLimit(0)] int Run(ref int x); }")]
    [InlineData("interface IFoo { [Bulkhead(5), RateLimit(5)] Task RunAsync(out int x); }")]
    [InlineData("[Coalesce] interface IFoo { int Run(); Task<T> RunAsync<T>(); Task RunAsync(in int x); IAsyncEnumerable<int> List(); }")]
    [InlineData("[Hedge(5), Bulkhead(5, MaxQueue = 1), RateLimit(5, QueueLimit = 1)] interface IFoo { int Run(); Task RunAsync(in int x); IAsyncEnumerable<int> List(); }")]
    [InlineData("interface IFoo { [Retry] int Run(ref int x, out int y, Span<int> z); }")]
    [InlineData("interface IFoo { [Timeout(5), CircuitBreaker] Task RunAsync(Span<int> z, in int x, CancellationToken token); }")]
    [InlineData("[Retry, Timeout(5), TotalTimeout(6), CircuitBreaker] interface IFoo { int Run(); Task RunAsync(Span<int> x); IAsyncEnumerable<int> Stream(); int Number { get; } static int Make() => 1; }")]
    [InlineData("interface IFoo { [CircuitBreaker, NoResilience] IAsyncEnumerable<int> Run(); [Retry] int Other(); }")]
    [InlineData("interface IFoo { [CircuitBreaker] ref int Run(); [CircuitBreaker] Span<int> Other(); }")]
    [InlineData("class Foo { [Retry] public IAsyncEnumerable<int>? Run() => null; }")]
    [InlineData("interface IFoo { [CircuitBreaker, Timeout(5), TotalTimeout(9), Retry, Fallback(nameof(Other))] IAsyncEnumerable<int> Run(int x); IAsyncEnumerable<int> Other(int x); }")]
    [InlineData("interface IFoo { [CircuitBreaker, Timeout(5), TotalTimeout(9), Retry] IAsyncEnumerator<int> Run(CancellationToken token); }")]
    public Task RES0002_is_not_reported(string source) => Verify<EligibilityAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [Retry] ISource Run(); } interface ISource : IAsyncEnumerator<int>;", "'IFoo.Run()' cannot be guarded: policies act on streams that are IAsyncEnumerable<T> or IAsyncEnumerator<T> themselves, of elements that can be kept, not on 'ISource'")]
    [InlineData("interface IFoo { [CircuitBreaker] IAsyncEnumerable<int> Run(ref int x); }", "'IFoo.Run(ref int)' cannot be guarded: what guards it goes on after the method has returned, and parameter 'x' (by reference, a ref struct or a pointer) cannot outlive the call; pass it by value, a span as Memory<T>, or take the policy away")]
    [InlineData("interface IFoo { [Retry] System.Runtime.CompilerServices.YieldAwaitable Run(); }", "'IFoo.Run()' cannot be guarded: policies act on tasks and on other types that have an async method builder, not on awaitables such as 'YieldAwaitable'")]
    [InlineData("interface IFoo { [Retry] Task Run(ReadOnlySpan<char> x); }", "'IFoo.Run(ReadOnlySpan<char>)' cannot be guarded: Retry may have to wait, and parameter 'x' (by reference, a ref struct or a pointer) cannot outlive the call meanwhile; pass it by value, a span as Memory<T>, or take the policy away")]
    public Task The_message_says_what_is_wrong_in_short_names(string source, string message)
        => Verify<EligibilityAnalyzer>.SaysAsync("RES0002", source, message);

    [Fact]
    public Task What_another_file_asks_for_is_reported_at_the_class_that_it_keeps_from_being_a_proxy()
        => Verify<EligibilityAnalyzer>.ReportsInFilesAsync(
            "RES0002",
            "// A remark that makes this file longer than the other, so that each place there is inside of the class here.\n[[|ResilientProxy<IFoo>|]] partial class P\n{\n    // The same again, so that each place there is inside of the class here, and a little more of it, and more, and more.\n}",
            "// At the place where the other file has the class: a remark, and behind it at last the rest of this.    \ninterface IFoo { [[|Timeout(5)|]] int Get(); }");
}
