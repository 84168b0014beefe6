using Resilience.Analyzers.Usage;

namespace Resilience.Analyzers.Tests.Usage;

public sealed class OwnCallTests
{
    private const string Interface = "public interface IFoo { [Retry] Task RunAsync(int x); Task StopAsync(); } ";

    [Theory]
    [InlineData("class Foo : IFoo { public Task RunAsync(int x) => Task.CompletedTask; public Task StopAsync() => [|RunAsync|](1); }")]
    [InlineData("class Foo : IFoo { public Task RunAsync(int x) => Task.CompletedTask; public Task StopAsync() => this.[|RunAsync|](1); }")]
    [InlineData("class Foo : IFoo { public Task RunAsync(int x) => Task.CompletedTask; public async Task StopAsync() { Func<Task> run = () => [|RunAsync|](1); await run(); } }")]
    [InlineData("class Foo : IFoo { Task IFoo.RunAsync(int x) => Task.CompletedTask; public Task StopAsync() => ((IFoo)this).[|RunAsync|](1); }")]
    [InlineData("class Foo : IFoo { public virtual Task RunAsync(int x) => Task.CompletedTask; public Task StopAsync() => Task.CompletedTask; } class Bar : Foo { public Task TwiceAsync() => [|RunAsync|](2); }")]
    [InlineData("class Foo : IFoo { public virtual Task RunAsync(int x) => Task.CompletedTask; public Task StopAsync() => Task.CompletedTask; } class Bar : Foo { public override Task RunAsync(int x) => Task.CompletedTask; public Task TwiceAsync() => [|RunAsync|](2); }")]
    [InlineData("[Retry] interface IBox<T> { Task PutAsync(T x); } class Box<T> : IBox<T> { public Task PutAsync(T x) => Task.CompletedTask; public Task PutAllAsync(T x) => [|PutAsync|](x); }")]
    [InlineData("[Retry] interface IBar : IFoo; class Bar : IBar { public Task RunAsync(int x) => Task.CompletedTask; public Task StopAsync() => [|RunAsync|](1); }")]
    public Task RES0101_is_reported_where_asked_for(string source) => Verify<OwnCallAnalyzer>.ReportsAsync("RES0101", Interface + source);

    [Theory]
    [InlineData("class Foo(IFoo other) : IFoo { public Task RunAsync(int x) => other.RunAsync(x); public Task StopAsync() => other.RunAsync(1); }")]
    [InlineData("class Foo : IFoo { public Task RunAsync(int x) => StopAsync(); public Task StopAsync() => Task.CompletedTask; }")]
    [InlineData("class Foo : IFoo { public Task RunAsync(int x) => x == 0 ? Task.CompletedTask : RunAsync(x - 1); public Task StopAsync() => Task.CompletedTask; }")]
    [InlineData("class Foo : IFoo { public Task RunAsync(int x) => Task.CompletedTask; Task RunAsync(string x) => Task.CompletedTask; public Task StopAsync() => RunAsync(\"\"); }")]
    [InlineData("class Foo : IFoo { public virtual Task RunAsync(int x) => Task.CompletedTask; public Task StopAsync() => Task.CompletedTask; } class Bar : Foo { public override Task RunAsync(int x) => base.RunAsync(x); }")]
    [InlineData("class Foo : IFoo { Task IFoo.RunAsync(int x) => Task.CompletedTask; public Task RunAsync(int x) => Task.CompletedTask; public Task StopAsync() => RunAsync(1); }")]
    [InlineData("interface IPlain { Task PlayAsync(); } class Plain : IPlain { public Task PlayAsync() => Task.CompletedTask; public Task StopAsync() => PlayAsync(); }")]
    [InlineData("class Foo : IFoo { public Task RunAsync(int x) => Task.CompletedTask; public Task StopAsync() => new Foo().RunAsync(nameof(RunAsync).Length); }")]
    public Task RES0101_is_not_reported(string source) => Verify<OwnCallAnalyzer>.IsSilentAsync(Interface + source);

    [Fact]
    public Task The_message_names_method_interface_and_remedy()
        => Verify<OwnCallAnalyzer>.SaysAsync(
            "RES0101",
            Interface + "class Foo : IFoo { public Task RunAsync(int x) => Task.CompletedTask; public Task StopAsync() => RunAsync(1); }",
            "'RunAsync' is called on the object itself, past its proxy, so that no policy of 'IFoo' acts on this call; move what both callers need into a method of its own, or let the 'IFoo' be injected");
}
