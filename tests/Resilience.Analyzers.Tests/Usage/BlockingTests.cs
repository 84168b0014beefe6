using Resilience.Analyzers.Usage;

namespace Resilience.Analyzers.Tests.Usage;

public sealed class BlockingTests
{
    private const string Types = """
        public interface IFoo { [Retry] Task<int> GetAsync(); [Retry] ValueTask<int> FindAsync(); [Retry] Task RunAsync(); Task<int> PlainAsync(); [Retry(Delay = 0)] Answer Ask(); }
        public class Answer { public int Result => 1; public void Wait() { } }
        public interface IBar : IFoo { }

        """;

    [Theory]
    [InlineData("int x = foo.GetAsync().[|Result|];")]
    [InlineData("foo.RunAsync().[|Wait|]();")]
    [InlineData("foo.RunAsync().[|Wait|](TimeSpan.FromSeconds(1));")]
    [InlineData("foo.RunAsync().GetAwaiter().[|GetResult|]();")]
    [InlineData("int x = foo.GetAsync().ConfigureAwait(false).GetAwaiter().[|GetResult|]();")]
    [InlineData("int x = foo.FindAsync().AsTask().[|Result|];")]
    [InlineData("int x = foo.FindAsync().[|Result|];")]
    [InlineData("int? x = foo?.GetAsync().[|Result|];")]
    public Task RES0103_is_reported_where_asked_for(string statements) => Verify<BlockingAnalyzer>.ReportsAsync("RES0103", InMethod(statements));

    [Theory]
    [InlineData("int x = foo.PlainAsync().Result;")]
    [InlineData("int x = await foo.GetAsync(); await foo.RunAsync().ConfigureAwait(false);")]
    [InlineData("Task<int> task = foo.GetAsync(); await task; int x = task.Result;")]
    [InlineData("int x = Task.FromResult(1).Result; Task.Delay(1).Wait(); Task.Delay(1).GetAwaiter().GetResult();")]
    [InlineData("int x = bar.GetAsync().Result;")]
    [InlineData("var awaiter = foo.GetAsync().GetAwaiter();")]
    [InlineData("Action wait = foo.RunAsync().Wait;")]
    [InlineData("Func<int> result = foo.GetAsync().GetAwaiter().GetResult;")]
    [InlineData("int x = foo.Ask().Result; foo.Ask().Wait();")]
    public Task RES0103_is_not_reported(string statements) => Verify<BlockingAnalyzer>.IsSilentAsync(InMethod(statements));

    [Fact]
    public Task The_message_names_the_call()
        => Verify<BlockingAnalyzer>.SaysAsync("RES0103", InMethod("int x = foo.GetAsync().Result;"), "'Result' blocks the thread until 'GetAsync' ends, with all that its policies wait for; await it");

    private static string InMethod(string statements) => $$"""
        {{Types}}
        class Caller
        {
            async Task RunAsync(IFoo foo, IBar bar)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
