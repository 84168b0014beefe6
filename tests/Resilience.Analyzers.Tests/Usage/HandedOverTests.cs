using Resilience.Analyzers.Usage;

namespace Resilience.Analyzers.Tests.Usage;

public sealed class HandedOverTests
{
    private const string Types = """
        using Microsoft.Extensions.DependencyInjection;
        public interface IFoo { [Retry] Task RunAsync(); }
        public class Foo : IFoo { public Task RunAsync() => Task.CompletedTask; }
        public class Logged(IFoo inner) : IFoo { public Task RunAsync() => inner.RunAsync(); }
        public interface IPlain { Task RunAsync(); }
        public class Plain : IPlain { public Task RunAsync() => Task.CompletedTask; }
        public class Caller(IFoo foo) { public Task RunAsync() => foo.RunAsync(); public static void Take(IFoo foo) { } public static void Keep(Foo foo) { } }

        """;

    [Theory]
    [InlineData("class C { Caller Make() => new Caller([|new Foo()|]); }")]
    [InlineData("class C { void Run() => Caller.Take([|new Foo()|]); }")]
    [InlineData("class C { IFoo Make() => [|new Foo()|]; }")]
    [InlineData("class C { private readonly IFoo _foo = [|new Foo()|]; }")]
    [InlineData("class C { private IFoo? _foo; void Run() => _foo = [|new Foo()|]; }")]
    [InlineData("class C { void Run() { IFoo foo = [|new Foo()|]; foo.RunAsync(); } }")]
    [InlineData("class C { IFoo Make() => [|new Logged(new Foo())|]; }")]
    [InlineData("class C { IFoo Make(IFoo? given) => given ?? [|new Foo()|]; }")]
    public Task RES0102_is_reported_where_asked_for(string source) => Verify<HandedOverAnalyzer>.ReportsAsync("RES0102", Types + source);

    [Theory]
    [InlineData("class C { IFoo Make() => Resilient.Wrap<IFoo>(new Foo()); }")]
    [InlineData("class C { IFoo Make() => Resilient.Wrap<IFoo>(new Logged(new Foo())); }")]
    [InlineData("class C { IFoo Make() => new ResilientFoo(new Foo()); }")]
    [InlineData("class C { IFoo Make() { IFoo foo = new Foo(); return new ResilientFoo(foo); } }")]
    [InlineData("class C { void Run(IServiceCollection services) { services.AddSingleton<IFoo>(new Foo()); services.AddScoped<IFoo>(provider => new Foo()); } }")]
    [InlineData("class C { static IFoo Make(IServiceProvider provider) => new Foo(); }")]
    [InlineData("class C { void Run() { Func<IServiceProvider, IFoo> make = provider => new Foo(); } }")]
    [InlineData("class C { Foo Make() => new Foo(); void Run() { var foo = new Foo(); Caller.Keep(new Foo()); } }")]
    [InlineData("class C { IPlain Make() => new Plain(); object Other() => new Foo(); }")]
    [InlineData("class C { IFoo Make() => new Foo(); } // with xunit")]
    public Task RES0102_is_not_reported(string source) => Verify<HandedOverAnalyzer>.IsSilentAsync(Types + source);

    [Fact]
    public Task The_message_names_both_and_the_remedy()
        => Verify<HandedOverAnalyzer>.SaysAsync(
            "RES0102",
            Types + "class C { Caller Make() => new Caller(new Foo()); }",
            "This 'Foo' is handed over as 'IFoo', whose policies do not act on it; take the 'IFoo' from the container, or hand over Resilient.Wrap<IFoo>(…)");
}
