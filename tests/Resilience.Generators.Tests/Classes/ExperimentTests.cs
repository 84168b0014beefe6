using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Tests.Classes;

/// <summary>What C# makes of two parts of a class, one of them generated: each trap that was found by trying.</summary>
public sealed class ExperimentTests
{
    private const string Interfaces = """
        namespace Ext
        {
            public interface IS3 { Task<int> PutAsync(string key, CancellationToken ct = default); Task<int> GetAsync(string key); T Gen<T>(T x) where T : class?; string? Name { get; set; } event Action? E; }
            public interface IRepo<T> where T : class { Task<T?> Find(int id, CancellationToken ct); }
            internal interface IInt { Task A(); }
            public interface IVoid { void Run(int a); }
            public interface IB0 { object Get(); }
            public interface IB1 : IB0 { new string Get(); }
            public interface IC { ref int R(scoped in ReadOnlySpan<byte> s, out int x); }
            public interface ITuple { Task<(int a, int b)> A(); }
        }

        """;

    [Theory]
    [InlineData("[ResilientProxy<IS3>] public partial class P { [Timeout(1000)] public partial Task<int> PutAsync(string key, CancellationToken ct = default); [CircuitBreaker] public partial T Gen<T>(T x) where T : class?; }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { [Timeout(1)] public partial Task<int> PutAsync(string k, CancellationToken token); }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { [Timeout(1)] public partial Task<int> PutAsync(string key = \"mine\", CancellationToken ct = default); }")]
    [InlineData("[ResilientProxy(typeof(IRepo<>))] public partial class P<T> { [Timeout(5)] public partial Task<T?> Find(int id, CancellationToken ct); }")]
    [InlineData("[ResilientProxy(typeof(IRepo<>))] public partial class P<T> where T : class { [Timeout(5)] public partial Task<T?> Find(int id, CancellationToken ct); }")]
    [InlineData("[ResilientProxy(typeof(IRepo<>))] public partial class P<T>;")]
    [InlineData("[ResilientProxy<IRepo<string>>] public partial class P;")]
    [InlineData("[ResilientProxy<IInt>, Retry] public partial class P;")]
    [InlineData("[ResilientProxy<IS3>, Timeout(5)] public partial class P { public TimeSpan None => System.Threading.Timeout.InfiniteTimeSpan; public TimeSpan Same => Timeout.InfiniteTimeSpan; }")]
    [InlineData("[ResilientProxy<IB1>] public partial class P { [Retry] public partial string Get(); }")]
    [InlineData("[ResilientProxy<IB1>] public partial class P { [Retry] public partial object Get(); }")]
    [InlineData("[ResilientProxy<IC>] public partial class P { [CircuitBreaker] public partial ref int R(scoped in ReadOnlySpan<byte> s, out int x); }")]
    [InlineData("[ResilientProxy<IS3>] public sealed partial class P; [ResilientProxy<IS3>] public partial class Q; public class R : Q { public R() : base(null!) { } }")]
    [InlineData("[ResilientProxy<ITuple>] public partial class P { [Retry] public partial Task<(int a, int b)> A(); }")]
    [InlineData("[ResilientProxy<IVoid>] public partial class P { [Retry] public partial void Run(int a); }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { public P(IS3 inner, string name) : this(inner) => Name2 = name; public string? Name2 { get; } }")]
    public void Both_parts_compile_without_a_warning(string source)
    {
        (int files, string[] errors) = Run(source);

        errors.ShouldBeEmpty();
        files.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("[ResilientProxy<IS3>] public partial class P : IS3 { [Timeout(1)] partial Task<int> IS3.PutAsync(string key, CancellationToken ct); }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { [Timeout(1)] partial Task<int> PutAsync(string key, CancellationToken ct); }")]
    [InlineData("[ResilientProxy<IVoid>] public partial class P { [Timeout(1)] partial void Run(int a); }")]
    [InlineData("[ResilientProxy<IRepo<>>] public partial class P<T> { }")]
    [InlineData("[ResilientProxy<IS3>, ResilientProxy<IRepo<string>>] public partial class P { }")]
    [InlineData("[ResilientProxy<IS3>, ResilientProxy(typeof(IRepo<string>))] public partial class P { }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { public P(IS3 inner, ResilienceRuntime? runtime = null) { } }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { public P(IS3 inner, ResilienceRuntime? runtime, IServiceProvider? services, object? serviceKey) : this(inner, 1) { } private P(IS3 inner, int x) : this(inner, null, null, null) { } }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P(int x) { public int X => x; }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { public partial P(IS3 inner, ResilienceRuntime? runtime = null); }")]
    [InlineData("[ResilientProxy<IB1>] public partial class P { [Retry] public partial string Get(); [Retry] public partial object Get() => 1; }")]
    [InlineData("[ResilientProxy<IS3>] public abstract partial class P { }")]
    [InlineData("[ResilientProxy<Missing>] public partial class P { }")]
    [InlineData("[ResilientProxy<IRepo<Missing>>] public partial class P { }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P : Missing { }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { [Retry] public partial Missing GetAsync(string key); }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { [Retry(\"two\")] public partial Task<int> GetAsync(string key); }")]
    [InlineData("[ResilientProxy] public partial class P { }")]
    [InlineData("[ResilientProxy<IS3>] public partial struct P { }")]
    [InlineData("[ResilientProxy<IS3>] public partial interface IP { }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { public P(IS3 inner, string name) : this(inner) => Name2 = name; public string Name2 { get; } }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { public required int Name2 { get; init; } }")]
    public void Nothing_is_generated(string source) => Run(source).Files.ShouldBe(0);

    [Theory]
    [InlineData("[ResilientProxy(typeof(IRepo<>))] public partial class P<T> where T : class { [Timeout(1)] public partial Task<T> Find(int id, CancellationToken ct); }")]
    [InlineData("[ResilientProxy<ITuple>] public partial class P { [Retry] public partial Task<(int, int)> A(); }")]
    public void What_C_sharp_would_miss_is_completed_and_no_proxy_generated(string source)
    {
        (int files, string[] errors) = Run(source);

        errors.ShouldBeEmpty();
        files.ShouldBe(1);
    }

    [Theory]
    [InlineData("[ResilientProxy<IRepo<T>>] public partial class P<T> where T : class { }")]
    [InlineData("[ResilientProxy<IB1>] public partial class P { [Retry] public partial string Get(); [Retry] public partial object Get(); }")]
    [InlineData("[ResilientProxy<IS3>] public partial class P { public partial Task<int> GetAsync(string key, string key); }")]
    [InlineData("[ResilientProxy<IS3>] public partial class { }")]
    public void Source_that_does_not_compile_does_not_fail_the_generator(string source) => Run(source).Errors.ShouldNotBeEmpty();

    [Fact]
    public void What_C_sharp_drops_without_a_word_would_compile()
        => Run("[ResilientProxy<IVoid>] public partial class P { [Retry] partial void Run(int a); }").Errors.ShouldBeEmpty();

    private static (int Files, string[] Errors) Run(string source)
    {
        GeneratorDriver driver = Compiler.Driver().RunGeneratorsAndUpdateCompilation(Compiler.Compile("using Ext;\n" + Interfaces + source), out Compilation output, out var diagnostics);
        diagnostics.ShouldBeEmpty();
        string[] errors = [.. output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591").Select(diagnostic => diagnostic.ToString())];
        return (driver.GetRunResult().GeneratedTrees.Length, errors);
    }
}
