using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class RepetitionTests
{
    [Theory]
    [InlineData("interface IFoo { [[|Retry|]] Task ChargeAsync(int amount); }")]
    [InlineData("interface IFoo { [[|Retry(2)|], [|Hedge(5)|]] Task PlaceOrderAsync(int amount, CancellationToken token); }")]
    [InlineData("[Retry] interface IFoo { Task<int> [|CreateAsync|](string name); Task<int> [|Add|](int x); }")]
    [InlineData("interface IFoo { [[|Hedge(5)|]] Task OrderAsync(CancellationToken token); }")]
    [InlineData("interface IFoo { [[|Retry|]] Task<IList<int>> CreateOrdersAsync(); [[|Retry|]] string CreateOrder(int amount); [[|Retry|]] IDisposable AddListener(string name); }")]
    [InlineData("interface IFoo { [[|Retry|]] Task Send2Async(int amount); [[|Retry|]] Task Send_Message(int amount); }")]
    public Task RES0024_is_reported(string source) => Verify<RepetitionAnalyzer>.ReportsAsync("RES0024", source, ignored: "RES0025");

    [Theory]
    [InlineData("interface IFoo { [Retry(Idempotent = true)] Task ChargeAsync(int amount); [Retry] Task PayAsync([IdempotencyKey] string key); }")]
    [InlineData("interface IFoo { [Retry] Task GetOrdersAsync(); [Retry] Task OrderStatusAsync(int id); [Retry] Task AddressOfAsync(int id); [Retry] Task PaymentAsync(int id); [Retry] Task AddOrUpdateAsync(int id); [Retry] Task CreateIfMissingAsync(int id); }")]
    [InlineData("interface IFoo { [CircuitBreaker, Timeout(5)] Task ChargeAsync(CancellationToken token); [Retry(0)] Task SendAsync(); }")]
    [InlineData("interface IFoo { [Hedge(5), Retry(Idempotent = true)] Task ChargeAsync(CancellationToken token); }")]
    [InlineData("interface IFoo<T> { [Retry] IList<int> CreateList(); [Retry] System.IO.MemoryStream CreateStream(); [Retry] Func<int> CreateCounter(); [Retry] T Create(); [Retry] System.IO.TextReader CreateReader(string path); }")]
    [InlineData("interface IFoo<T> { [Retry] IFoo<T> Add(T item); [Retry] Task OrderByAsync(int column); [Retry] Task PostConsumeAsync(int message); [Retry] Task PostProcess(); }")]
    public Task RES0024_is_not_reported(string source) => Verify<RepetitionAnalyzer>.IsSilentAsync(source, ignored: "RES0025");

    [Theory]
    [InlineData("interface IFoo { [[|Retry|]] Task GetAsync(int id); [Retry(Idempotent = true)] Task FindAsync(int id); }")]
    public Task RES0025_is_reported_where_asked_for(string source) => Verify<RepetitionAnalyzer>.ReportsAsync("RES0025", source);

    [Theory]
    [InlineData("interface IFoo { [[|Retry|]] Task ReadAsync(System.IO.Stream stream); }")]
    [InlineData("interface IFoo { [[|Hedge(5)|]] Task ReadAsync(HttpContent content, CancellationToken token); }")]
    [InlineData("[Retry] interface IFoo { Task [|ReadAsync|](System.IO.MemoryStream stream); Task [|AllAsync|](IAsyncEnumerable<int> items); Task [|TextAsync|](System.IO.StringReader reader); }")]
    [InlineData("interface IFoo { [[|Retry|]] Task ReadAsync<T>(T stream) where T : System.IO.Stream; }")]
    public Task RES0026_is_reported(string source) => Verify<RepetitionAnalyzer>.ReportsAsync("RES0026", source, ignored: "RES0025");

    [Theory]
    [InlineData("interface IFoo { [Timeout(5)] Task ReadAsync(System.IO.Stream stream, CancellationToken token); [Retry] Task AllAsync(byte[] bytes, IEnumerable<int> items); [Retry] Task<System.IO.Stream> OpenAsync(string path); }")]
    [InlineData("namespace System.IO { public class Outer { public class Stream; } } interface IFoo { [Retry] Task RunAsync(System.IO.Outer.Stream stream); }")]
    public Task RES0026_is_not_reported(string source) => Verify<RepetitionAnalyzer>.IsSilentAsync(source, ignored: "RES0025");

    [Theory]
    [InlineData("interface IBase { [[|Retry|]] Task ChargeAsync(int amount); } [CircuitBreaker] interface IFoo : IBase { }")]
    [InlineData("[Retry] interface IBase { Task [|ChargeAsync|](int amount); } [CircuitBreaker] interface IFoo : IBase { }")]
    [InlineData("interface IBase { [[|Retry|]] Task ChargeAsync(int amount); } [ResilientProxy<IBase>, CircuitBreaker] partial class P;")]
    [InlineData("interface IBase { Task ChargeAsync(int amount); } [Retry] interface [|IFoo|] : IBase { }")]
    public Task What_an_inherited_interface_says_is_reported_there(string source) => Verify<RepetitionAnalyzer>.ReportsAsync("RES0024", source, ignored: "RES0025");

    [Theory]
    [InlineData("RES0024", "interface IFoo { [Retry] Task ChargeAsync(int amount); }", "'ChargeAsync' looks as if it must not be done twice, and its Retry may do it twice; mark the parameter by which the callee knows a repeated call with [IdempotencyKey], say Idempotent = true where repeating is safe, or take the policy away")]
    [InlineData("RES0024", "interface IFoo { [Hedge(5)] Task ChargeAsync(CancellationToken token); }", "'ChargeAsync' looks as if it must not be done twice, and its Hedge may do it twice; mark the parameter by which the callee knows a repeated call with [IdempotencyKey], or take the policy away")]
    [InlineData("RES0026", "interface IFoo { [Retry(Idempotent = true)] Task ReadAsync(System.IO.Stream stream); }", "The Retry of 'ReadAsync' passes 'stream', a 'Stream', again, which the attempt before may have read to its end; pass what can be read twice (bytes, or what makes the 'Stream')")]
    public Task The_message_names_the_remedy(string id, string source, string message) => Verify<RepetitionAnalyzer>.SaysAsync(id, source, message);
}
