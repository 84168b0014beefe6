using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class FallbackCannotAnswerTests
{
    [Theory]
    [InlineData("interface IFoo { [[|Fallback(nameof(Other))|]] IAsyncEnumerable<int> Run(int x); IAsyncEnumerator<int> Other(int x); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Other))|]] ref int Run(); ref int Other(); }")]
    [InlineData("interface IFoo { [[|Fallback(\"Missing\")|]] int Run(); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Run))|]] int Run(); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Other))|]] int Run(int x); int Other(long x); long Other(int x); int Other(); int Other(int x, string y); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Other))|]] int Run(int x); int Other { get; } }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Other))|]] Span<int> Run(scoped Span<int> x); Span<int> Other(Span<int> x); }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup))|]] int Run(int x); } class Backup { public int Other(int x) => x; internal int Run(int x) => x; public static int Run(int x, Exception e) => x; }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup))|]] int Run(int x); } abstract class Backup { public int Run(int x) => x; }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup))|]] int Run(int x); } struct Backup { public int Run(int x) => x; }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup<>))|]] int Run(int x); } class Backup<T> { public int Run(int x) => x; }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup))|]] int Run(int x); } class Backup { private Backup() { } public int Run(int x) => x; }")]
    [InlineData("class Outer { private class Backup { public int Run(int x) => x; } public interface IFoo { [[|Fallback(typeof(Backup))|]] int Run(int x); } }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(Backup))|]] Task<T> RunAsync<T>(T x); } class Backup { public Task<T> RunAsync<T>(T x) where T : class => null!; }")]
    [InlineData("[[|Fallback(typeof(Backup))|]] interface IFoo { int One(); int Two(); } class Backup { public int One() => 1; }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Other), When = 0)|]] int Run(); int Other(); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(Other), When = (FallbackWhen)64)|]] int Run(); int Other(); }")]
    [InlineData("[[|Fallback(typeof(Backup), When = 0)|]] interface IFoo { int One(); int Two(); } class Backup { }")]
    [InlineData("interface IFoo { [[|Fallback((string)null!)|]] int Run(); }")]
    [InlineData("interface IFoo { [[|Fallback(typeof(int[]))|]] int Run(); }")]
    public Task RES0006_is_reported(string source) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0006", source);

    [Theory]
    [InlineData("interface IFoo { [Fallback(nameof(Other))] int Run(int x); int Other(int x, TimeoutException cause); }")]
    [InlineData("interface IFoo { [Fallback(nameof(Run))] int Run(int x); int Run(int x, Exception cause); }")]
    [InlineData("interface IFoo { [Fallback(typeof(Backup))] int Run(int x); } class Base { public int Run(int x) => x; } class Backup : Base;")]
    [InlineData("interface IFoo { [Fallback(typeof(Backup))] string? Run(string x); } class Backup { public string Run(string? x) => \"\"; }")]
    [InlineData("interface IFoo { [Fallback(typeof(Backup))] Task<T> RunAsync<T>(T x) where T : class; } class Backup { public Task<T> RunAsync<T>(T x) => null!; }")]
    [InlineData("interface IFoo { [Fallback(typeof(Backup<int>))] int Run(int x); } class Backup<T> { public T Run(T x) => x; }")]
    [InlineData("[Fallback(typeof(Backup))] interface IFoo { int One(); [NoResilience] int Two(); int Three { get; } ref int Four(); } class Backup { public int One() => 1; }")]
    [InlineData("[Fallback(nameof(Spare))] interface IFoo { int One(); string Two(); int Spare(); }")]
    [InlineData("interface IFoo { [Fallback(nameof(Other), When = (FallbackWhen)65)] int Run(); int Other(); }")]
    public Task RES0006_is_not_reported(string source) => Verify<EligibilityAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [Fallback((string)null!)] int Run(); }", "'IFoo.Run()' cannot be guarded: the fallback is null where the name of a method belongs")]
    [InlineData("interface IFoo { [Fallback((Type)null!)] int Run(); }", "'IFoo.Run()' cannot be guarded: the fallback is null where a type belongs")]
    [InlineData("interface IFoo { [Fallback(typeof(Action[]))] int Run(); }", "'IFoo.Run()' cannot be guarded: the fallback type 'Action[]' must be a class that is visible to the whole assembly and not static, abstract or unbound")]
    [InlineData("interface IFoo { [Fallback(nameof(Other))] Task Run(Uri? x); int Other(); }", "'IFoo.Run(Uri?)' cannot be guarded: no overload of the fallback 'Other' has the parameters (Uri?), optionally followed by an exception, and the return type 'Task'")]
    [InlineData("interface IFoo { [Fallback(nameof(Other), When = 0)] int Run(); int Other(); }", "'IFoo.Run()' cannot be guarded: When names nothing, so the fallback would never answer")]
    [InlineData("interface IFoo { [Fallback(\"GetChached\")] int Get(); int GetCached(); int Other { get; } }", "'IFoo.Get()' cannot be guarded: the interface has no method 'GetChached' to fall back to; the nearest is 'GetCached'")]
    [InlineData("interface IFoo { [Fallback(\"Entirely\")] int Get(); int Else(); }", "'IFoo.Get()' cannot be guarded: the interface has no method 'Entirely' to fall back to")]
    [InlineData("interface IFoo { [Fallback(nameof(Spare))] int Run(int x); [Obsolete(\"gone\", true)] int Spare(int x); }", "'IFoo.Run(int)' cannot be guarded: the fallback 'Spare' may not be called: it is marked [Obsolete(…, error: true)]; let that be a warning, or name another one")]
    [InlineData("class Backup { [Obsolete(\"gone\", true)] public int Run(int x) => x; } interface IFoo { [Fallback(typeof(Backup))] int Run(int x); }", "'IFoo.Run(int)' cannot be guarded: the fallback 'Backup.Run' may not be called: it is marked [Obsolete(…, error: true)]; let that be a warning, or name another one")]
    public Task The_message_says_what_is_wrong_in_short_names(string source, string message)
        => Verify<EligibilityAnalyzer>.SaysAsync("RES0006", source, message);
}
