using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class GuardingTests
{
    [Theory]
    [InlineData("interface IFoo { [[|Timeout(5)|]] Task RunAsync(); }")]
    [InlineData("interface IFoo { [[|TotalTimeout(5)|], Retry(2)] ValueTask<int> RunAsync(int id); }")]
    [InlineData("[Timeout(5)] interface IFoo { Task [|RunAsync|](); Task StopAsync(CancellationToken token); }")]
    public Task RES0020_is_reported(string source) => Verify<GuardingAnalyzer>.ReportsAsync("RES0020", source);

    [Theory]
    [InlineData("interface IFoo { [Timeout(5)] Task RunAsync(CancellationToken token); [Timeout(5, Abandon = true)] Task StopAsync(); [Timeout(0)] Task WaitAsync(); }")]
    [InlineData("interface IFoo { [Timeout(5)] IAsyncEnumerable<int> ListAsync(); [Retry] Task RunAsync(); }")]
    public Task RES0020_is_not_reported(string source) => Verify<GuardingAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("[[|Hedge(5)|]] interface IFoo { Task RunAsync(CancellationToken token); Task StopAsync(); int Get(); }")]
    [InlineData("[[|Timeout(5)|]] interface IFoo { int Get(); int Put(CancellationToken token); }")]
    [InlineData("[Retry, [|Coalesce|]] interface IFoo { int Get(); Task<int> GetAsync(int id); }")]
    [InlineData("class Odd { } [[|Cache(5)|]] interface IFoo { Task<int> GetAsync(Odd key); Task<int> FindAsync(int key); }")]
    [InlineData("[[|Fallback(\"Spare\")|]] interface IFoo { Task GetAsync(int key); Task FindAsync(string key); Task Spare(int key); }")]
    [InlineData("[[|Fallback(\"Spare\")|]] interface IFoo { Task FindAsync(string key); Task Spare(int key); }")]
    public Task RES0021_is_reported(string source) => Verify<GuardingAnalyzer>.ReportsAsync("RES0021", source, ignored: "RES0023");

    [Theory]
    [InlineData("[Retry, CircuitBreaker] interface IFoo { int Get(); Task RunAsync(); int Number { get; } }")]
    [InlineData("[Hedge(5)] interface IFoo : IDisposable { Task RunAsync(CancellationToken token); [NoResilience] int Get(); [Hedge(0)] Task StopAsync(); }")]
    [InlineData("class Odd { } [Cache(5)] interface IFoo { Task<int> GetAsync(Odd other, [CacheKey] int key); }")]
    [InlineData("[Fallback(\"Spare\")] interface IFoo { Task GetAsync(int key); Task FindAsync(int key); Task Spare(int key); Task Spare(string key); }")]
    public Task RES0021_is_not_reported(string source) => Verify<GuardingAnalyzer>.IsSilentAsync(source, ignored: "RES0023");

    [Theory]
    [InlineData("interface IFoo { [Retry] Task [|RunAsync|](CancellationToken soft, CancellationToken hard); }")]
    public Task RES0022_is_reported(string source) => Verify<GuardingAnalyzer>.ReportsAsync("RES0022", source);

    [Theory]
    [InlineData("interface IFoo { [Retry] Task RunAsync(CancellationToken token); Task StopAsync(CancellationToken soft, CancellationToken hard); }")]
    public Task RES0022_is_not_reported(string source) => Verify<GuardingAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [[|Retry|]] int Get(); }")]
    public Task RES0023_is_reported_where_asked_for(string source) => Verify<GuardingAnalyzer>.ReportsAsync("RES0023", source);

    [Theory]
    [InlineData("interface IFoo { [Retry(Delay = 0)] int Get(); [Retry] Task GetAsync(); }")]
    public Task RES0023_is_not_reported(string source) => Verify<GuardingAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [NoResilience, [|Retry|]] Task RunAsync(); }")]
    [InlineData("interface IFoo { Task RunAsync(); } [ResilientProxy<IFoo>, Retry] partial class P { [NoResilience, [|Bulkhead(3)|]] public partial Task RunAsync(); }")]
    public Task RES0027_is_reported(string source) => Verify<GuardingAnalyzer>.ReportsAsync("RES0027", source);

    [Theory]
    [InlineData("[Retry] interface IFoo { [NoResilience] Task RunAsync(); Task StopAsync(); }")]
    public Task RES0027_is_not_reported(string source) => Verify<GuardingAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [Retry] Task<int> GetAsync([CacheKey] int [|id|]); }")]
    [InlineData("[Retry] interface IFoo { Task<int> GetAsync([CacheKey] int [|id|], int other); [Coalesce] Task<int> FindAsync([CacheKey] int id); }")]
    public Task RES0028_is_reported(string source) => Verify<GuardingAnalyzer>.ReportsAsync("RES0028", source);

    [Theory]
    [InlineData("interface IFoo { [Cache(5)] Task<int> GetAsync([CacheKey] int id); [Coalesce] Task<int> FindAsync([CacheKey] int id); }")]
    [InlineData("interface IFoo { Task<int> GetAsync<T>(int key); } [ResilientProxy<IFoo>] partial class P { [Coalesce] public partial Task<int> GetAsync<T>([CacheKey] int key); }")]
    public Task RES0028_is_not_reported(string source) => Verify<GuardingAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [Fallback(nameof(OtherAsync))] Task RunAsync(); [[|Retry|]] Task OtherAsync(); }")]
    [InlineData("interface IFoo { Task RunAsync(); Task OtherAsync(); } [ResilientProxy<IFoo>] partial class P { [Fallback(nameof(IFoo.OtherAsync))] public partial Task RunAsync(); [[|Retry|]] public partial Task OtherAsync(); }")]
    public Task RES0029_is_reported(string source) => Verify<GuardingAnalyzer>.ReportsAsync("RES0029", source);

    [Theory]
    [InlineData("[Retry] interface IFoo { [Fallback(nameof(OtherAsync))] Task RunAsync(); Task OtherAsync(); }")]
    [InlineData("[Retry] interface IFoo { [Fallback(nameof(OtherAsync))] Task RunAsync(); [Retry(0)] Task OtherAsync(); }")]
    [InlineData("[Retry] interface IFoo { [Fallback(nameof(OtherAsync))] Task RunAsync(); [NoResilience] Task OtherAsync(); }")]
    public Task RES0029_is_not_reported(string source) => Verify<GuardingAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("class Tenant { public int Id; } interface IFoo { [CircuitBreaker] Task RunAsync([CircuitKey] Tenant [|tenant|]); [CircuitBreaker] int Run([CircuitKey] byte[] [|key|]); }")]
    [InlineData("class Tenant { public bool Equals(Tenant other) => true; } [CircuitBreaker] interface IFoo { Task RunAsync([CircuitKey] Tenant [|tenant|]); Task StopAsync([CircuitKey] List<int> [|keys|]); }")]
    [InlineData("class Tenant { public int Id; } interface IFoo { [CircuitBreaker] Task RunAsync([CircuitKey] (Tenant, int) [|pair|]); }")]
    public Task RES0032_is_reported(string source) => Verify<GuardingAnalyzer>.ReportsAsync("RES0032", source);

    [Theory]
    [InlineData("record Tenant(int Id); interface IFoo { [CircuitBreaker] Task RunAsync([CircuitKey] Tenant tenant); [CircuitBreaker] Task RunAsync([CircuitKey] Uri uri); [CircuitBreaker] Task RunAsync([CircuitKey] (int, string) pair); }")]
    [InlineData("class Base { public override bool Equals(object? other) => true; public override int GetHashCode() => 1; } class Tenant : Base; interface IFoo<T> { [CircuitBreaker] Task RunAsync([CircuitKey] Tenant tenant); [CircuitBreaker] Task RunAsync([CircuitKey] T key); [CircuitBreaker] Task RunAsync([CircuitKey] object key); [CircuitBreaker] Task RunAsync([CircuitKey] IComparable key); }")]
    [InlineData("abstract class Tenant { } interface IFoo { [CircuitBreaker] Task RunAsync([CircuitKey] Tenant tenant); [CircuitBreaker] Task RunAsync([CircuitKey] string key, byte[] body); [CircuitBreaker] Task StopAsync([CircuitKey] Type key); }")]
    [InlineData("class Tenant : {|CS0246:Missing|} { } interface IFoo { [CircuitBreaker] Task RunAsync([CircuitKey] Tenant tenant); }")]
    public Task RES0032_is_not_reported(string source) => Verify<GuardingAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("RES0020", "interface IBase { [[|Timeout(5)|]] Task RunAsync(); } [Bulkhead(3)] interface IFoo : IBase { }")]
    [InlineData("RES0022", "interface IBase { [Retry] Task [|RunAsync|](CancellationToken soft, CancellationToken hard); } interface IFoo : IBase { [Retry] Task StopAsync(); }")]
    [InlineData("RES0023", "interface IBase { [[|Retry|]] int Get(); } [Bulkhead(3)] interface IFoo : IBase { }")]
    [InlineData("RES0032", "interface IBase { [CircuitBreaker] Task RunAsync([CircuitKey] byte[] [|key|]); } [Bulkhead(3)] interface IFoo : IBase { }")]
    [InlineData("RES0032", "interface IBase { Task RunAsync([CircuitKey] byte[] key); } [CircuitBreaker] interface [|IFoo|] : IBase { }")]
    public Task What_an_inherited_interface_says_is_reported_there(string id, string source) => Verify<GuardingAnalyzer>.ReportsAsync(id, source, ignored: id == "RES0022" ? null : "RES0022");

    [Theory]
    [InlineData("RES0032", "interface IFoo { [CircuitBreaker] Task RunAsync([CircuitKey] byte[] key); }", "'key', a 'byte[]', is a [CircuitKey] without equality: two calls have two circuits, unless they pass the very same object; pass a value, as a string or a record, or override Equals and GetHashCode")]
    [InlineData("RES0020", "interface IFoo { [Timeout(5)] Task RunAsync(); }", "'RunAsync' has a Timeout and no CancellationToken: at the deadline its caller goes on, and the callee too, unseen; add a CancellationToken parameter")]
    [InlineData("RES0021", "[Timeout(5)] interface IFoo { int Get(); int Put(CancellationToken token); }", "This Timeout does not act on 'Get': a time-out of a synchronous method needs a CancellationToken parameter to end it by")]
    [InlineData("RES0021", "[Coalesce] interface IFoo { int Get(); void Put(); Task<int> FindAsync<T>(); int Count(); }", "This Coalesce does not act on 'Get', 'Count': calls that wait for one another are coalesced, which needs a method that returns a Task or ValueTask, not 'int'; nor on 'Put': calls that wait for one another are coalesced, which needs a method that returns a Task or ValueTask, not 'void'; nor on 'FindAsync': Coalesce tells calls apart by the values of their arguments, and a generic method has other results for other type arguments; take the policy away, or the type parameters")]
    [InlineData("RES0022", "interface IFoo { [Retry] Task RunAsync(CancellationToken soft, CancellationToken slow, CancellationToken hard); }", "'RunAsync' has 3 CancellationToken parameters: the policies know the last, 'hard', alone; a call that 'soft' or 'slow' cancels is a failure to them; link the tokens before the call, and pass one")]
    [InlineData("RES0022", "interface IFoo { [Retry] Task RunAsync(CancellationToken soft, CancellationToken hard); }", "'RunAsync' has 2 CancellationToken parameters: the policies know the last, 'hard', alone; a call that 'soft' cancels is a failure to them; link the tokens before the call, and pass one")]
    [InlineData("RES0027", "interface IFoo { [NoResilience, Retry] Task RunAsync(); }", "'RunAsync' is taken out by [NoResilience], so that this Retry does nothing; take one of the two away")]
    [InlineData("RES0029", "interface IFoo { [Fallback(nameof(OtherAsync))] Task RunAsync(); [Retry] Task OtherAsync(); }", "'OtherAsync', which answers for 'RunAsync', has a Retry, which does not act then: fallbacks are called on the guarded object itself; move it into the fallback, or take it away")]
    public Task The_message_names_the_remedy(string id, string source, string message) => Verify<GuardingAnalyzer>.SaysAsync(id, source, message);
}
