using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class ClassCannotBeProxyTests
{
    private const string Interfaces = """
        public interface IFoo { Task RunAsync(int x); int Number { get; } event Action Changed; int this[int x] { get; } }
        public interface IRepository<T> where T : class, new() { Task<T?> FindAsync(int id); }
        public interface IPair<T, U> where U : IEnumerable<T> { }
        public class Outer<T> { public interface IInner<U> { T Make(U x); } }
        public struct Value { }

        """;

    [Theory]
    [InlineData("[ResilientProxy<IFoo>] class [|P|] { }")]
    [InlineData("class [|Around|] { [ResilientProxy<IFoo>] partial class P; }")]
    [InlineData("struct [|Around|] { public partial class Between { [ResilientProxy<IFoo>] partial class P; } }")]
    [InlineData("[ResilientProxy<IFoo>] file partial class [|P|];")]
    [InlineData("[ResilientProxy<IFoo>] partial record [|P|];")]
    [InlineData("[ResilientProxy<IFoo>] static partial class [|P|];")]
    [InlineData("[ResilientProxy<IFoo>] abstract partial class [|P|];")]
    [InlineData("[ResilientProxy<IFoo>] partial class [|P|] : Exception;")]
    [InlineData("[ResilientProxy<IFoo>] partial class [|P|](int x) { public int X => x; }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { public [|P|]() { } }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { private [|P|](int x) : base() { } }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { public P(IFoo inner) : this() { } [|P|]() { } }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { public void [|RunAsync|]() { } }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { public partial Task [|RunAsync|](int x); public partial Task RunAsync(int x) => Task.CompletedTask; }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { private int [|Number|]; }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { int [|get_Number|]() => 1; }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { class [|Changed|]; }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { int [|this|][string x] => 1; }")]
    [InlineData("interface IBar { void Run(); } [ResilientProxy<IBar>] partial class P : IBar { void IBar.[|Run|]() { } }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { const int [|Circuits|] = 1; }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { public required int [|More|] { get; set; } }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { string [|_more|]; void Use() => _more = \"\"; }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { public string [|More|] { get; } }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { public event Action [|More|]; void Use() => More(); }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P<T> { public T [|More|] { get; } }")]
    [InlineData("[ResilientProxy<IFoo>, [|ResilientProxy(typeof(IDisposable))|]] partial class P;")]
    [InlineData("[[|ResilientProxy<string>|]] partial class P;")]
    [InlineData("[[|ResilientProxy(typeof(Value))|]] partial class P;")]
    [InlineData("[[|ResilientProxy(typeof(IFoo[]))|]] partial class P;")]
    [InlineData("[[|ResilientProxy(null!)|]] partial class P;")]
    [InlineData("[[|ResilientProxy(typeof(List<>))|]] partial class P<T>;")]
    [InlineData("[[|ResilientProxy(typeof(IRepository<>))|]] partial class P;")]
    [InlineData("[[|ResilientProxy(typeof(IRepository<>))|]] partial class P<T, U>;")]
    [InlineData("[[|ResilientProxy(typeof(Outer<>.IInner<>))|]] partial class P<T>;")]
    [InlineData("[ResilientProxy(typeof(IRepository<>))] partial class [|P|]<T> where T : class;")]
    [InlineData("[ResilientProxy(typeof(IRepository<>))] partial class [|P|]<T> where T : class?, new();")]
    [InlineData("[ResilientProxy(typeof(IPair<,>))] partial class [|P|]<A, B> where A : struct;")]
    [InlineData("[ResilientProxy(typeof(IPair<,>))] partial class [|P|]<A, B> where B : IEnumerable<B>;")]
    public Task RES0003_is_reported(string source) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0003", Interfaces + source);

    [Theory]
    [InlineData("[ResilientProxy<IFoo>] partial class P;")]
    [InlineData("partial class Around { [ResilientProxy<IFoo>] private sealed partial class P; }")]
    [InlineData("partial struct Around { public partial interface IBetween { [ResilientProxy<IFoo>] partial class P; } }")]
    [InlineData("static partial class Around { [ResilientProxy<IFoo>] public partial class P; }")]
    [InlineData("class Around { partial class P; }")]
    [InlineData("[ResilientProxy<IFoo>] partial class P : object, IComparable { static P() { } public int CompareTo(object? x) => 1; ~P() { } public void Run() { } public static int More = 1; }")]
    [InlineData("[ResilientProxy(typeof(IFoo))] partial class P;")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { public string One { get; } = string.Empty; string? Two { get; set; } int Three { get; } string Four => Five; static string Five = string.Empty; const string Six = \"\"; string Seven { get => Five; set => Five = value; } event Action? Eight { add { } remove { } } }")]
    [InlineData("[ResilientProxy(typeof(IRepository<>))] partial class P<T>;")]
    [InlineData("[ResilientProxy(typeof(IRepository<>))] partial class P<T> where T : class, IComparable<T>, new();")]
    [InlineData("class Entity { } [ResilientProxy(typeof(IRepository<>))] partial class P<T> where T : Entity, new();")]
    [InlineData("[ResilientProxy(typeof(IPair<,>))] partial class P<A, B> where A : struct where B : List<A>;")]
    [InlineData("class Entity { } [ResilientProxy<IRepository<Entity>>] partial class P; [ResilientProxy(typeof(IRepository<Entity>))] partial class Q<T>;")]
    [InlineData("[ResilientProxy(typeof(Outer<>.IInner<>))] partial class P<T, U>; [ResilientProxy<IFoo>] partial class Q; [ResilientProxy<IFoo>] partial class R;")]
    [InlineData("partial class P { } [ResilientProxy<IFoo>] partial class P { public void More() { } }")]
    [InlineData("abstract class P { public void RunAsync() { } } record R(int x); static class S;")]
    [InlineData("[ResilientProxy<IFoo>] partial class P { partial void Somebody(int x); public partial int Elses(); public partial int Elses() => 1; }")]
    public Task RES0003_is_not_reported(string source) => Verify<EligibilityAnalyzer>.IsSilentAsync(Interfaces + source);

    [Fact]
    public Task A_constructor_may_call_the_generated_one()
        => Verify<EligibilityAnalyzer>.IsSilentAsync(Interfaces + "[ResilientProxy<IFoo>] partial class P { public P(IFoo inner, string name) : {|CS0516:this|}(inner, name) { } }");

    [Theory]
    [InlineData("[ResilientProxy<IDisposable>] abstract partial class P;", "'P' cannot be a proxy: it is abstract, and a proxy is an object; take 'abstract' away")]
    [InlineData("[ResilientProxy(typeof(IComparer<>))] partial class P;", "'P' cannot be a proxy: the class must have as many type parameters as 'IComparer<>', 1, and has 0; or name a closed interface")]
    [InlineData("[ResilientProxy<IDisposable>] partial class P { public P(IDisposable x, ResilienceRuntime? y, IServiceProvider? z, object? key) : this(1) { } P(int x) : this(null!, null, null, null) { } }", "'P.P(IDisposable, ResilienceRuntime?, IServiceProvider?, object?)' is in the way of a proxy: the generated one has these parameters (IDisposable, ResilienceRuntime, IServiceProvider, object); take it away, or give it others")]
    [InlineData("[ResilientProxy<string>] partial class P;", "'P' cannot be a proxy: the attribute must name an interface, and 'string' is none")]
    [InlineData("[ResilientProxy<IDisposable>] partial class P { public void Dispose(int x) { } }", "'P.Dispose(int)' is in the way of a proxy: the interface has a member of this name, which the generated part implements; rename it")]
    [InlineData("interface IBox<T> where T : class; [ResilientProxy(typeof(IBox<>))] partial class P<U> where U : new();", "'P<U>' cannot be a proxy: the constraints of its type parameter 'U' do not imply those of 'IBox<U>'; take the class's constraints away (the generated part repeats the interface's), or complete them")]
    [InlineData("class Around { [ResilientProxy<IDisposable>] partial class P; }", "'Around' is in the way of a proxy: it is not partial, and the other part is what is generated; write 'partial class', on the types around it too")]
    public Task The_message_says_what_to_do(string source, string message) => Verify<EligibilityAnalyzer>.SaysAsync("RES0003", source, message);
}
