using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class InterfaceCannotBeProxiedTests
{
    [Theory]
    [InlineData("file interface [|IFoo|] { [Retry] Task RunAsync(); }")]
    [InlineData("class Outer { private interface [|IFoo|] { [Retry] Task RunAsync(); } }")]
    [InlineData("class Outer { private interface [|IFoo|] { [Retry] internal Task RunAsync(); } }")]
    [InlineData("class Outer { protected interface [|IFoo|] { [Retry] Task RunAsync(); } }")]
    [InlineData("class Outer { private class Middle { public interface [|IFoo|] { [Retry] Task RunAsync(); } } }")]
    [InlineData("interface [|IFoo|] { [Retry] Task RunAsync(); static abstract int Make(); }")]
    [InlineData("interface IBase { static abstract int Make(); } interface [|IFoo|] : IBase { [Retry] Task RunAsync(); }")]
    [InlineData("public interface [|IFoo|] { [Retry] Task RunAsync(); protected void Hook(); }")]
    [InlineData("public interface [|IFoo|] { [Retry] Task RunAsync(); int Number { get; protected set; } }")]
    [InlineData("[Retry, Obsolete(\"gone\", true)] interface [|IFoo|] { Task RunAsync(); }")]
    [InlineData("[Obsolete(\"gone\", true)] class Outer { public interface [|IFoo|] { [Retry] Task RunAsync(); } }")]
    [InlineData("[Retry] interface [|IFoo|] { Task RunAsync(); } class ResilientFoo { }")]
    [InlineData("[Retry] interface [|IFoo|] { Task RunAsync(); } struct ResilientFoo { }")]
    [InlineData("[Retry] interface [|IFoo|] { Task RunAsync(); } partial class ResilientFoo { public ResilientFoo() { } }")]
    [InlineData("[Retry] interface [|IFoo|] { Task RunAsync(); } partial class ResilientFoo { public Task RunAsync() => Task.CompletedTask; }")]
    [InlineData("[Retry] public interface [|IFoo|] { Task RunAsync(); } internal partial class ResilientFoo { }")]
    [InlineData("[Retry] interface [|IFoo|] { [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] int this[object x] { get; } int this[string x] { get; } }")]
    [InlineData("namespace N { [Retry] interface [|IFoo|] { Task RunAsync(); } namespace ResilientFoo { class C { } } }")]
    [InlineData("[Retry] interface [|IFoo|] { Task RunAsync(); } [Retry] interface [|Foo|] { Task RunAsync(); }")]
    [InlineData("class A { [Retry] public interface [|IFoo|] { Task RunAsync(); } } [Retry] interface [|A_Foo|] { Task RunAsync(); }")]
    [InlineData("class C { private class Judge : IOutcomeClassifier { public Outcome Classify(Exception e) => default; } [[|CircuitBreaker(Classifier = typeof(Judge))|]] public interface IFoo { Task RunAsync(); } }")]
    [InlineData("class C { private class Oops : Exception; [[|Retry(Handle = new[] { typeof(Oops) })|]] public interface IFoo { Task RunAsync(); } }")]
    [InlineData("[Retry] interface [|IFoo|] { Task RunAsync(); } // in C# 10")]
    [InlineData("[[|Cache(5)|]] interface IFoo { Task<int> RunAsync(); } // without Resilience.Caching")]
    [InlineData("[[|ResilientProxy(typeof(System.Collections.IList))|], Retry] partial class P { public partial void Clear(); } // in C# 10")]
    [InlineData("[[|ResilientProxy(typeof(IComparer<>))|], Retry] partial class P<T> { public partial int Compare(T? x, T? y); } // in C# 10")]
    [InlineData("class Judge { } [[|CircuitBreaker(Classifier = typeof(Judge))|]] interface IFoo { Task RunAsync(); }")]
    [InlineData("class Judge { } [[|Retry(Classifier = typeof(Judge))|]] interface IFoo { Task RunAsync(); }")]
    public Task RES0001_is_reported(string source) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0001", source);

    [Fact]
    public Task RES0001_of_a_policy_of_a_base_is_reported_on_both_interfaces()
        => Verify<EligibilityAnalyzer>.ReportsAsync("RES0001", "file class Oops : Exception; [[|Retry(Handle = [typeof(Oops)])|]] interface IBase { void Run(); } [CircuitBreaker] interface [|IFoo|] : IBase { }");

    [Fact]
    public Task RES0001_is_reported_for_pointers_where_unsafe_code_is_not_allowed()
        => Verify<EligibilityAnalyzer>.ReportsAsync("RES0001", "[Retry] interface [|IFoo|] : IBase { Task RunAsync(); } interface IBase { {|CS0214:int*|} Make(); } // without unsafe");

    [Theory]
    [InlineData("file interface IFoo { Task RunAsync(); }")]
    [InlineData("class Outer { private interface IFoo { [NoResilience] Task RunAsync(); } }")]
    [InlineData("class Outer { internal interface IFoo { [Retry] Task RunAsync(); } }")]
    [InlineData("class Outer { protected internal interface IFoo { [Retry] Task RunAsync(); } }")]
    [InlineData("interface IBase { static abstract int Make(); } interface IFoo : IBase { [Retry] Task RunAsync(); static int IBase.Make() => 1; }")]
    [InlineData("interface IFoo { [Retry] Task RunAsync(); static virtual int Make() => 1; static int Other() => 2; private int Own() => 3; sealed int Last() => Own(); }")]
    [InlineData("interface IFoo { [Retry] Task RunAsync(); protected internal void Hook(); internal int Number { get; set; } }")]
    [InlineData("[Obsolete] class Outer { public interface IFoo { [Retry] Task RunAsync(); } }")]
    [InlineData("[Retry, Obsolete] interface IFoo { Task RunAsync(); [Obsolete(\"gone\", true)] Task GoneAsync(); }")]
    [InlineData("[Retry] interface IFoo { Task RunAsync(); } class ResilientFoo<T> { }")]
    [InlineData("[Retry] interface IFoo { [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] void Run(object x); void Run(string x); }")]
    [InlineData("[Retry] interface IFoo { Task RunAsync(); } partial class ResilientFoo { public int More => 1; }")]
    [InlineData("[Retry] public interface IFoo { Task RunAsync(); } public sealed partial class ResilientFoo { public int More => 1; }")]
    [InlineData("[Retry] interface IFoo { Task RunAsync(); } interface Foo { Task RunAsync(); }")]
    [InlineData("[Retry] interface IFoo { Task RunAsync(); } [Retry] interface IFoo<T> { Task RunAsync(); }")]
    [InlineData("class C { internal class Judge : IOutcomeClassifier { public Outcome Classify(Exception e) => default; } [CircuitBreaker(Classifier = typeof(Judge))] public interface IFoo { Task RunAsync(); } }")]
    [InlineData("[Retry] unsafe interface IFoo { int* Make(void* p); }")]
    [InlineData("class Judge : IResultClassifier<int> { public Outcome Classify(int result) => default; } interface IBase { ref readonly int Peek(); } interface IMiddle : IBase { } [CircuitBreaker(Classifier = typeof(Judge))] interface IFoo : IMiddle { }")]
    public Task RES0001_is_not_reported(string source) => Verify<EligibilityAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("static abstract int One();", "'IFoo' cannot be proxied: its member 'One' is static abstract; there is no instance that the proxy could forward to; guard an interface without it, or one that implements it")]
    [InlineData("static abstract int One(); static abstract int Two { get; } static abstract event Action Three;", "'IFoo' cannot be proxied: its member 'One' is static abstract; there is no instance that the proxy could forward to; guard an interface without it, or one that implements it (the same holds for 2 more of its members)")]
    [InlineData("protected void Hook();", "'IFoo' cannot be proxied: its member 'Hook' is protected; the proxy cannot call it on the inner object; make it internal or public, or guard an interface without it")]
    public Task Members_that_share_a_reason_are_reported_once(string members, string message)
        => Verify<EligibilityAnalyzer>.SaysAsync("RES0001", $"[Retry] public interface IFoo {{ Task RunAsync(); {members} }}", message);
}
