using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

/// <summary>Shapes of which no proxy can be made, or that a policy cannot act on: each is reported where it stands, and what comes nearest to it is not.</summary>
public sealed class ImpossibleShapeTests
{
    private const string StaticAbstract = "public interface IMade<T> where T : IMade<T> { static abstract T Make(); } ";

    [Theory]
    [InlineData("[CircuitBreaker] file interface [|IFoo|] { void Run(); }")]
    [InlineData("file class Outer { [CircuitBreaker] public interface [|IFoo|] { void Run(); } }")]
    public Task File_local_interfaces_are_refused(string source) => Refused(source);

    [Theory]
    [InlineData("[CircuitBreaker] internal interface IFoo { void Run(); } file class Foo : IFoo { public void Run() { } }")]
    [InlineData("[CircuitBreaker] interface IFoo : IBase; file interface IOther; interface IBase { void Run(); }")]
    public Task Interfaces_beside_file_local_types_are_not_refused(string source) => Silent(source);

    [Theory]
    [InlineData("class Outer { [CircuitBreaker] private interface [|IFoo|] { void Run(); } }")]
    [InlineData("class Outer { [CircuitBreaker] interface [|IFoo|] { void Run(); } }")]
    [InlineData("class Outer { [CircuitBreaker] private protected interface [|IFoo|] { void Run(); } }")]
    [InlineData("struct Outer<T> { private class Middle { [CircuitBreaker] public interface [|IFoo|] { void Run(); } } }")]
    public Task Private_nested_interfaces_are_refused(string source) => Refused(source);

    [Theory]
    [InlineData("interface IOuter { [CircuitBreaker] interface IFoo { void Run(); } }")]
    [InlineData("struct Outer<T> { internal class Middle { [CircuitBreaker] protected internal interface IFoo { void Run(); } } }")]
    public Task Nested_interfaces_that_the_assembly_sees_are_not_refused(string source) => Silent(source);

    [Theory]
    [InlineData(StaticAbstract + "[CircuitBreaker] interface [|IFoo|] { void Run(); static abstract int Number { get; } }")]
    [InlineData(StaticAbstract + "[CircuitBreaker] interface [|IFoo|] { void Run(); static abstract event Action Changed; }")]
    [InlineData(StaticAbstract + "[CircuitBreaker] interface [|IFoo|] : IMade<Foo> { void Run(); } public class Foo : IMade<Foo> { public static Foo Make() => new(); }")]
    [InlineData("[CircuitBreaker] interface [|IFoo|]<T> where T : IFoo<T> { static abstract T operator +(T one, T other); }")]
    public Task Static_abstract_members_are_refused(string source) => Refused(source);

    [Theory]
    [InlineData("[CircuitBreaker] interface IFoo { void Run(); static virtual int Number => 1; static int Other() => 2; }")]
    [InlineData(StaticAbstract + "[CircuitBreaker] interface IFoo { void Run<T>() where T : IMade<T>; }")]
    [InlineData(StaticAbstract + "public class Foo : IMade<Foo> { public static Foo Make() => new(); } [CircuitBreaker] interface IFoo : IMade<Foo> { void Run(); static Foo IMade<Foo>.Make() => new(); }")]
    public Task Static_members_with_a_body_are_not_refused(string source) => Silent(source);

    [Theory]
    [InlineData("[CircuitBreaker] public interface [|IFoo|] { void Run(); protected void Hook(); }")]
    [InlineData("[CircuitBreaker] public interface [|IFoo|] { void Run(); protected int Hook() => 1; }")]
    [InlineData("[CircuitBreaker] public interface [|IFoo|] { void Run(); protected event Action Hook; }")]
    [InlineData("[CircuitBreaker] public interface [|IFoo|] { int this[int index] { get; protected set; } }")]
    [InlineData("public interface IBase { private protected void Hook(); } [CircuitBreaker] public interface [|IFoo|] : IBase { void Run(); }")]
    public Task Protected_members_are_refused(string source) => Refused(source);

    [Theory]
    [InlineData("[CircuitBreaker] public interface IFoo { void Run(); protected static void Hook() { } private void Own() { } }")]
    [InlineData("[CircuitBreaker] public interface IFoo { void Run(); protected internal void Hook(); }")]
    [InlineData("[CircuitBreaker] public interface IFoo { void Run(); protected sealed void Hook() { } protected class Nested; }")]
    public Task Members_that_the_proxy_can_call_or_need_not_are_not_refused(string source) => Silent(source);

    [Theory]
    [InlineData("void M(T x); void M(int x);", "int")]
    [InlineData("int M(T x); string M(int x);", "int")]
    [InlineData("void M(T x); sealed void M(int x) { }", "int")]
    [InlineData("void M(T x); static void M(int x) { }", "int")]
    [InlineData("void M(ref T x); void M(ref int x);", "int")]
    [InlineData("void M<U>(T x, U y); void M<V>(int x, V y);", "int")]
    [InlineData("void M<U>(List<T> x, U[] y); void M<V>(List<string> x, V[] y);", "string")]
    [InlineData("int this[T x] { get; } int this[string x] { get; }", "string")]
    [InlineData("void M((T, int) x); void M((int A, int B) x);", "int")]
    public async Task Members_that_type_arguments_make_one_are_refused(string members, string argument)
    {
        await Refused($"interface IFoo<T> {{ {members} }} [[|ResilientProxy<IFoo<{argument}>>|]] partial class P;");
        await Refused($"interface IFoo<T> {{ {members} }} [CircuitBreaker] interface [|IBar|] : IFoo<{argument}> {{ void Run(); }}");
    }

    [Theory]
    [InlineData("void M(T x); void M(int x);", "long")]
    [InlineData("void M(T x); void M(ref int x);", "int")]
    [InlineData("void M(T x); void M(out int x);", "int")]
    [InlineData("void M<U>(T x); void M(int x);", "int")]
    [InlineData("void M(T x); private void M(int x) { }", "int")]
    [InlineData("void M(T x); void N(int x);", "int")]
    [InlineData("int this[T x] { get; } int this[string x] { get; }", "int")]
    public async Task Members_that_type_arguments_leave_apart_are_not_refused(string members, string argument)
    {
        await Silent($"interface IFoo<T> {{ {members} }} [ResilientProxy<IFoo<{argument}>>] partial class P;");
        await Silent($"interface IFoo<T> {{ {members} }} [ResilientProxy(typeof(IFoo<>))] partial class P<T>;");
    }

    [Theory]
    [InlineData("interface IFoo { [[|CircuitBreaker|]] System.Runtime.CompilerServices.YieldAwaitable Run(); }")]
    [InlineData("interface IFoo { [[|Retry|]] System.Runtime.CompilerServices.ConfiguredTaskAwaitable<int> Run(); }")]
    [InlineData("interface IFoo { [[|Timeout(5)|]] Later Run(CancellationToken token); } class Later { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default; }")]
    public Task Awaitables_without_an_async_method_builder_are_refused(string source) => NotGuarded(source);

    [Theory]
    [InlineData("[CircuitBreaker] interface IFoo { System.Runtime.CompilerServices.YieldAwaitable Run(); void Other(); }")]
    [InlineData("interface IFoo { [CircuitBreaker] Lazy<Task> Run(); [CircuitBreaker] Task<Later> LaterAsync(); [CircuitBreaker] Late Other(); } class Later { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default; } class Late { public int GetAwaiter(int x) => x; }")]
    public Task What_holds_an_awaitable_or_only_looks_like_one_is_not_refused(string source) => Silent(source);

    [Theory]
    [InlineData("interface IFoo { [[|Retry|]] Task RunAsync(ref int x); }")]
    [InlineData("interface IFoo { [[|Retry|]] Task<int> RunAsync(out int x); }")]
    [InlineData("interface IFoo { [[|Retry|]] ValueTask RunAsync(in Guid x); }")]
    [InlineData("interface IFoo { [[|Retry|]] ValueTask<int> RunAsync(ref readonly long x); }")]
    [InlineData("interface IFoo { [[|Retry|]] Task RunAsync(Span<int> x); }")]
    [InlineData("interface IFoo { [[|Retry|]] Task RunAsync(params ReadOnlySpan<string> x); }")]
    [InlineData("ref struct Window { } interface IFoo { [[|Retry|]] Task RunAsync(Window x); }")]
    [InlineData("interface IFoo { [[|Retry|]] Task RunAsync<T>(T x) where T : allows ref struct; }")]
    [InlineData("unsafe interface IFoo { [[|Retry|]] Task RunAsync(byte* x); }")]
    [InlineData("unsafe interface IFoo { [[|Retry|]] Task RunAsync(delegate*<void> x); }")]
    [InlineData("unsafe interface IFoo { [[|Retry|]] Task RunAsync(List<int*[]> x); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(SpareAsync))|]] Task<int> RunAsync(out int x); Task<int> SpareAsync(out int x); }")]
    [InlineData("interface IFoo { [[|Fallback(nameof(SpareAsync))|]] Task RunAsync(ReadOnlySpan<char> x); Task SpareAsync(ReadOnlySpan<char> x); }")]
    public Task What_would_have_to_wait_with_parameters_that_cannot_is_refused(string source) => NotGuarded(source);

    [Theory]
    [InlineData("interface IFoo { [CircuitBreaker, Timeout(5), TotalTimeout(9)] Task<int> RunAsync(ref int x, out int y, in int z, Span<int> s, CancellationToken token); }")]
    [InlineData("interface IFoo { [Retry] Task RunAsync(Memory<int> x, ReadOnlyMemory<char> y, int[] z, params List<int> more); }")]
    [InlineData("interface IFoo { [Retry, Fallback(nameof(Spare))] int Run(ref int x, out int y, Span<int> s); int Spare(ref int x, out int y, Span<int> s); }")]
    [InlineData("unsafe interface IFoo { [CircuitBreaker] Task RunAsync(byte* x); [Retry] int* Run(int* x); [Retry] void Rows(int*[] x); }")]
    [InlineData("[Retry] interface IFoo { Task RunAsync(Span<int> x); Task OtherAsync(int x); }")]
    public Task What_need_not_wait_or_can_is_not_refused(string source) => Silent(source);

    [Theory]
    [InlineData("unsafe interface IFoo { [[|CircuitBreaker|]] Task<int*[]> RunAsync(); }")]
    [InlineData("unsafe interface IFoo { [[|Timeout(5)|]] ValueTask<List<int*[]>> RunAsync(CancellationToken token); }")]
    public Task Pointers_in_a_tasks_result_are_refused(string source) => NotGuarded(source);

    [Theory]
    [InlineData("[CircuitBreaker] unsafe interface IFoo { Task<int*[]> RunAsync(); int*[] Run(); }")]
    [InlineData("unsafe interface IFoo { [CircuitBreaker] Task<nint[]> RunAsync(); [CircuitBreaker] List<int*[]> Run(); }")]
    public Task Pointers_in_a_value_are_not_refused(string source) => Silent(source);

    private static Task Refused(string source) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0001", source);

    private static Task NotGuarded(string source) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0002", source);

    private static Task Silent(string source) => Verify<EligibilityAnalyzer>.IsSilentAsync(source);
}
