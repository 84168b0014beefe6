using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class KeyCannotBeUsedTests
{
    [Theory]
    [InlineData("interface IFoo { [[|Coalesce|]] Task<T> RunAsync<T>(T x); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] void Run(); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] int Run(); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task RunAsync(); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] ValueTask RunAsync(); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] IAsyncEnumerable<int> Run(); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task<T> RunAsync<T>(int x); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task<object> RunAsync(); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task<dynamic> RunAsync(); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task<System.IO.Stream> RunAsync(); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task<IAsyncEnumerable<int>> RunAsync(); }")]
    [InlineData("interface IFoo<T> where T : struct, IDisposable { [[|Cache(5)|]] Task<T?> RunAsync(); }")]
    [InlineData("interface IFoo<T, TMore> where T : System.IO.Stream where TMore : T { [[|Cache(5)|]] Task<TMore> RunAsync(); }")]
    [InlineData("record Query(string Text); interface IFoo { [[|Cache(5)|]] Task<int> RunAsync(Query x); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task<int> RunAsync(object x); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task<int> RunAsync(string[] x); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task<int> RunAsync(string y, [CacheKey] (int, int) x); }")]
    [InlineData("interface IFoo<TKey> { [[|Cache(5)|]] Task<int> RunAsync(TKey x); }")]
    [InlineData("interface IFoo { [[|Cache(5)|]] Task<int> RunAsync(); } // without Resilience.Caching")]
    [InlineData("interface IFoo { [CircuitBreaker] Task RunAsync([CircuitKey] int x, [[|CircuitKey|]] int y); }")]
    [InlineData("interface IFoo { [Retry] Task RunAsync([[|CircuitKey|]] int x); }")]
    [InlineData("interface IFoo { [CircuitBreaker] int Run([[|CircuitKey|]] ReadOnlySpan<char> x); }")]
    [InlineData("interface IFoo { [CircuitBreaker] int Run([[|CircuitKey|]] ref int x); }")]
    [InlineData("interface IFoo { [CircuitBreaker] int Run<T>([[|CircuitKey|]] T[] x); }")]
    public Task RES0008_is_reported(string source) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0008", source);

    [Theory]
    [InlineData("[Cache(5)] interface IFoo { int Run(); Task RunAsync(); Task<T> RunAsync<T>(); Task<int> RunAsync(in int x); Task<int> RunAsync(object x); IAsyncEnumerable<int> List(); Task<object> Any(); }")]
    [InlineData("interface IFoo { [Cache(5)] Task<int> RunAsync(string? a, int? b, DayOfWeek c, Guid d, Uri e, Version f, DateOnly? g, char h, bool i, decimal j, System.Numerics.BigInteger k, CancellationToken l); }")]
    [InlineData("interface IFoo { [Cache(5)] ValueTask<string[]> RunAsync([CacheKey] int x, object y); }")]
    [InlineData("interface IFoo<TKey> where TKey : struct, System.Numerics.INumber<TKey> { [Cache(5)] Task<int> RunAsync(TKey? x); }")]
    [InlineData("interface IFoo { [Cache(0)] Task<int> RunAsync(); } // without Resilience.Caching")]
    [InlineData("interface IFoo { [CircuitBreaker] Task RunAsync<T>([CircuitKey] string? x, T y); [CircuitBreaker] void Run([CircuitKey] (int, string) x, CancellationToken token); }")]
    public Task RES0008_is_not_reported(string source) => Verify<EligibilityAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("record Query(string Text); interface IFoo { [Cache(5)] Task<int> RunAsync(Query query); }", "'IFoo.RunAsync(Query)' cannot be guarded: parameter 'query', a 'Query', cannot be part of a cache's key, which is a text: it must be a string, an enum or a type that implements IParsable of itself; mark the parameters that tell calls apart with [CacheKey], or implement that")]
    [InlineData("interface IFoo { [Cache(5)] Task<System.IO.Stream> RunAsync(); }", "'IFoo.RunAsync()' cannot be guarded: a cache cannot keep a result of type 'Stream': it is disposed by whoever gets it first; return what can be written down and read again")]
    [InlineData("interface IFoo { [Cache(5)] Task<object> RunAsync(); }", "'IFoo.RunAsync()' cannot be guarded: a cache cannot keep a result of type 'object': it is read again as something else; return what can be written down and read again")]
    [InlineData("interface IFoo { [Cache(5)] void Run(); }", "'IFoo.Run()' cannot be guarded: a cache keeps results, which needs a method that returns a Task<T> or ValueTask<T>, not 'void'")]
    [InlineData("interface IFoo { [Cache(5)] Task<T> RunAsync<T>(int x); }", "'IFoo.RunAsync<T>(int)' cannot be guarded: Cache tells calls apart by the values of their arguments, and a generic method has other results for other type arguments; take the policy away, or the type parameters")]
    [InlineData("interface IFoo { [Cache(5)] Task<int> RunAsync(); } // without Resilience.Caching", "'IFoo.RunAsync()' cannot be guarded: [Cache] needs the package Resilience.Caching, which the project does not refer to; add it: dotnet add package Resilience.Caching")]
    public Task The_message_says_what_is_wrong_in_short_names(string source, string message)
        => Verify<EligibilityAnalyzer>.SaysAsync("RES0008", source, message);
}
