using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace Resilience.GeneratedTests;

/// <summary>Hits bypass everything inside; failures are not kept. [C1]</summary>
public sealed class C1_CacheTests : IDisposable
{
    private static readonly DateOnly s_day = new(2026, 11, 23);

    private readonly Larder _larder = new();
    private readonly Kept _callee = new();
    private readonly ResilientKept _proxy;

    public C1_CacheTests() => _proxy = new ResilientKept(_callee, _larder.Runtime);

    private Task<string?> QuoteAsync(string? symbol = "A", CancellationToken cancellationToken = default) => _proxy.QuoteAsync(symbol, s_day, cancellationToken);

    public void Dispose() => _larder.Dispose();

    [Fact]
    public async Task A_hit_calls_nothing_and_asks_no_circuit()
    {
        (await QuoteAsync()).ShouldBe("1");
        _larder.Runtime.Circuits[ResilientKept.Circuits.QuoteAsync].ForceOpen();

        (await QuoteAsync()).ShouldBe("1");

        _callee.Calls.ShouldBe(1);
        await Should.ThrowAsync<CircuitOpenException>(() => QuoteAsync("B"));
    }

    [Fact]
    public async Task A_hit_of_a_value_task_is_complete_at_once()
    {
        await _proxy.ValueAsync("A", new object(), default);

        ValueTask<string?> hit = _proxy.ValueAsync("A", new object(), default);

        hit.IsCompletedSuccessfully.ShouldBeTrue();
        (await hit).ShouldBe("1");
    }

    [Fact]
    public async Task Other_arguments_are_another_result_and_null_is_an_argument()
    {
        string?[] symbols = ["A", "null", null, ""];
        foreach (string? symbol in symbols)
        {
            await QuoteAsync(symbol);
        }

        _callee.Calls.ShouldBe(4);
        (await QuoteAsync(null)).ShouldBe("3");
        (await _proxy.QuoteAsync("A", s_day.AddDays(1), default)).ShouldBe("5");
    }

    [Fact]
    public async Task Marked_parameters_alone_are_the_key()
    {
        (await _proxy.ValueAsync("A", new object(), default)).ShouldBe("1");
        (await _proxy.ValueAsync("A", new object(), default)).ShouldBe("1");
        (await _proxy.ValueAsync("B", new object(), default)).ShouldBe("2");
    }

    [Fact]
    public async Task A_result_is_kept_for_its_duration_and_no_longer()
    {
        (await _proxy.EverAsync()).ShouldBe("1");
        _larder.Time.Advance(TimeSpan.FromMilliseconds(59_999));
        (await _proxy.EverAsync()).ShouldBe("1");

        _larder.Time.Advance(TimeSpan.FromMilliseconds(1));

        (await _proxy.EverAsync()).ShouldBe("2");
    }

    [Fact]
    public async Task Null_is_kept()
    {
        _callee.Script = (_, _) => Task.FromResult<string?>(null);

        (await QuoteAsync()).ShouldBeNull();
        (await QuoteAsync()).ShouldBeNull();

        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task An_exception_reaches_the_caller_as_it_is_and_is_not_kept()
    {
        var thrown = new HttpRequestException("down");
        _callee.Script = (call, _) => call <= 2 ? Task.FromException<string?>(thrown) : Task.FromResult<string?>("7");

        (await Should.ThrowAsync<HttpRequestException>(() => QuoteAsync())).ShouldBeSameAs(thrown);

        _callee.Calls.ShouldBe(2, "one attempt, one retry");
        _larder.Runtime.Circuits[ResilientKept.Circuits.QuoteAsync].Reset();
        (await QuoteAsync()).ShouldBe("7");
        (await QuoteAsync()).ShouldBe("7");
        _callee.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_result_that_the_retrys_classifier_calls_a_failure_is_returned_and_not_kept()
    {
        _callee.Script = static (call, _) => Task.FromResult<string?>(call <= 2 ? "" : "7");

        (await _proxy.RetriedUnlessEmptyAsync("A", default)).ShouldBe("");
        (await _proxy.RetriedUnlessEmptyAsync("A", default)).ShouldBe("7");
        (await _proxy.RetriedUnlessEmptyAsync("A", default)).ShouldBe("7");

        _callee.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_result_that_a_retry_mends_is_kept()
    {
        _callee.Script = static (call, _) => Task.FromResult<string?>(call == 1 ? "" : "7");

        (await _proxy.RetriedUnlessEmptyAsync("A", default)).ShouldBe("7");
        (await _proxy.RetriedUnlessEmptyAsync("A", default)).ShouldBe("7");

        _callee.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_result_that_the_circuits_classifier_calls_a_failure_is_returned_and_not_kept()
    {
        _callee.Script = static (call, _) => Task.FromResult<string?>(call == 1 ? "" : "7");

        (await _proxy.CountedUnlessEmptyAsync("A", default)).ShouldBe("");
        (await _proxy.CountedUnlessEmptyAsync("A", default)).ShouldBe("7");
        (await _proxy.CountedUnlessEmptyAsync("A", default)).ShouldBe("7");

        _callee.Calls.ShouldBe(2);
        _larder.Runtime.Circuits[ResilientKept.Circuits.CountedUnlessEmptyAsync].GetSnapshot().Failures.ShouldBe(1);
    }

    [Fact]
    public async Task The_fallback_answers_outside_of_the_cache_which_does_not_keep_its_answers()
    {
        _callee.Script = static (call, _) => call == 1 ? Task.FromException<string?>(new HttpRequestException("down")) : Task.FromResult<string?>("7");

        (await _proxy.BackedAsync("A", default)).ShouldBe("old");
        (await _proxy.BackedAsync("A", default)).ShouldBe("old", "the circuit is open");
        _callee.Calls.ShouldBe(1);

        _larder.Runtime.Circuits[ResilientKept.Circuits.BackedAsync].Close();
        (await _proxy.BackedAsync("A", default)).ShouldBe("7");
    }

    [Fact]
    public async Task Those_who_miss_at_once_wait_for_one_call()
    {
        var answer = new TaskCompletionSource<string?>();
        _callee.Script = (_, _) => answer.Task;
        using var cancellation = new CancellationTokenSource();
        Task<string?>[] waiting = [QuoteAsync(), QuoteAsync(cancellationToken: cancellation.Token), _proxy.QuoteAsync("A", s_day, default)];

        answer.SetResult("7");

        (await Task.WhenAll(waiting)).ShouldBe(["7", "7", "7"]);
        _callee.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_is_all_waiters_and_counts_once()
    {
        var answer = new TaskCompletionSource<string?>();
        _callee.Script = (_, _) => answer.Task;
        Task<string?>[] waiting = [_proxy.BackedAsync("A", default), _proxy.BackedAsync("A", default)];

        answer.SetException(new HttpRequestException("down"));

        (await Task.WhenAll(waiting)).ShouldBe(["old", "old"]);
        _callee.Calls.ShouldBe(1);
        _larder.Runtime.Circuits[ResilientKept.Circuits.BackedAsync].GetSnapshot().Failures.ShouldBe(1);
    }

    [Fact]
    public async Task One_waiters_cancellation_ends_his_wait_alone_with_his_own_token()
    {
        var answer = new TaskCompletionSource<string?>();
        _callee.Script = (_, _) => answer.Task;
        using var cancellation = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        Task<string?> cancelled = QuoteAsync(cancellationToken: cancellation.Token);
        Task<string?> waiting = QuoteAsync(cancellationToken: other.Token);
        await World.UntilAsync(() => _callee.Calls == 1);

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => cancelled)).CancellationToken.ShouldBe(cancellation.Token);
        _callee.Tokens.ShouldHaveSingleItem().IsCancellationRequested.ShouldBeFalse();
        answer.SetResult("7");
        (await waiting).ShouldBe("7");
    }

    [Fact]
    public async Task The_last_waiters_cancellation_cancels_the_call_which_is_neutral()
    {
        _callee.Script = static async (_, token) =>
        {
            await Callee.HangsAsync(token);
            return "";
        };
        using var cancellation = new CancellationTokenSource();
        Task<string?>[] waiting = [QuoteAsync(cancellationToken: cancellation.Token), QuoteAsync(cancellationToken: cancellation.Token)];
        await World.UntilAsync(() => _callee.Calls == 1);

        await cancellation.CancelAsync();

        foreach (Task<string?> wait in waiting)
        {
            (await Should.ThrowAsync<OperationCanceledException>(() => wait)).CancellationToken.ShouldBe(cancellation.Token);
        }

        await World.UntilAsync(() => _callee.Tokens.Single().IsCancellationRequested);
        _larder.Runtime.Circuits[ResilientKept.Circuits.QuoteAsync].GetSnapshot().ShouldSatisfyAllConditions(
            snapshot => snapshot.Failures.ShouldBe(0),
            snapshot => snapshot.ConsecutiveFailures.ShouldBe(0));
    }

    [Fact]
    public async Task A_token_that_is_cancelled_on_entry_calls_nothing_and_gets_no_fallback()
    {
        var cancelled = new CancellationToken(canceled: true);

        (await Should.ThrowAsync<OperationCanceledException>(() => QuoteAsync(cancellationToken: cancelled))).CancellationToken.ShouldBe(cancelled);
        await Should.ThrowAsync<OperationCanceledException>(() => _proxy.BackedAsync("A", cancelled));

        _callee.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_flows_with_a_call_flows_through_the_cache(bool isCancellable)
    {
        var flowing = new AsyncLocal<string> { Value = "caller" };
        string? seen = null;
        _callee.Script = (_, _) =>
        {
            seen = flowing.Value;
            flowing.Value = "callee";
            return Task.FromResult<string?>("7");
        };
        using var cancellation = new CancellationTokenSource();

        await QuoteAsync(cancellationToken: isCancellable ? cancellation.Token : default);

        seen.ShouldBe("caller");
        flowing.Value.ShouldBe("caller");
    }

    [Fact]
    public async Task Results_are_evicted_by_method_and_by_interface()
    {
        HybridCache cache = _larder.Services.GetRequiredService<HybridCache>();
        await QuoteAsync();
        await _proxy.EverAsync();

        _larder.Time.Advance(TimeSpan.FromMilliseconds(1));
        await cache.RemoveByTagAsync("IKept.QuoteAsync");
        (await QuoteAsync()).ShouldBe("3");
        (await _proxy.EverAsync()).ShouldBe("2");

        _larder.Time.Advance(TimeSpan.FromMilliseconds(1));
        await cache.RemoveByTagAsync("IKept");
        (await QuoteAsync()).ShouldBe("4");
        (await _proxy.EverAsync()).ShouldBe("5");
    }

    [Fact]
    public async Task Services_of_one_interface_under_other_keys_have_results_of_their_own()
    {
        var backup = new ResilientKept(_callee, _larder.Runtime, serviceKey: "backup");

        (await _proxy.EverAsync()).ShouldBe("1");
        (await backup.EverAsync()).ShouldBe("2");
        (await _proxy.EverAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_cache_on_an_interface_keeps_what_can_be_kept_and_0_takes_a_method_out()
    {
        var proxy = new ResilientKeptInGeneral<Guid>(new KeptInGeneral<Guid>(), _larder.Runtime);
        var key = Guid.NewGuid();

        (await proxy.FindAsync(key)).ShouldBe(await proxy.FindAsync(key));
        (await proxy.SearchAsync("a", key)).ShouldBe(await proxy.SearchAsync("a", new object()));
        (await proxy.SearchAsync(key)).ShouldNotBe(await proxy.SearchAsync(key));
        (await proxy.FreshAsync(key)).ShouldNotBe(await proxy.FreshAsync(key));
        proxy.Find(key).ShouldNotBe(proxy.Find(key));
        await proxy.WriteAsync(key);
    }

    [Fact]
    public async Task Closed_types_of_one_generic_interface_have_results_of_their_own()
    {
        var ofText = new ResilientKeptInGeneral<string>(new KeptInGeneral<string>(), _larder.Runtime);
        var ofNumber = new ResilientKeptInGeneral<int>(new KeptInGeneral<int>(), _larder.Runtime);
        await ofText.SearchAsync(new object());

        (await ofText.FindAsync("1")).ShouldBe("2");
        (await ofNumber.FindAsync(1)).ShouldBe("1");
    }

    [Fact]
    public async Task What_one_process_keeps_another_one_finds_where_they_share_a_store()
    {
        var shelves = new Shelves();
        using var one = new Larder(store: shelves);
        using var other = new Larder(store: shelves);

        (await new ResilientKept(_callee, one.Runtime).QuoteAsync("A", s_day, default)).ShouldBe("1");
        (await new ResilientKept(_callee, other.Runtime).QuoteAsync("A", s_day, default)).ShouldBe("1");

        shelves.Keys.ShouldContain("Resilience.GeneratedTests.IKept.QuoteAsync(\"A\",\"2026-11-23\")");
    }

    [Fact]
    public async Task Switched_off_by_configuration_it_keeps_nothing_and_finds_nothing_and_coalescing_acts()
    {
        var settings = new Settings();
        using var larder = new Larder(settings.Root);
        var proxy = new ResilientKept(_callee, larder.Runtime);
        (await proxy.BothAsync("A", default)).ShouldBe("1");

        settings.Change(("Interfaces:IKept:Methods:BothAsync:Cache:Enabled", "false"));
        (await proxy.BothAsync("A", default)).ShouldBe("2");
        var answer = new TaskCompletionSource<string?>();
        _callee.Script = (_, _) => answer.Task;
        Task<string?>[] waiting = [proxy.BothAsync("A", default), proxy.BothAsync("A", default)];
        answer.SetResult("7");
        (await Task.WhenAll(waiting)).ShouldBe(["7", "7"]);
        _callee.Calls.ShouldBe(3);

        settings.Change(("Interfaces:IKept:Methods:BothAsync:Cache:Enabled", "true"), ("Interfaces:IKept:Methods:BothAsync:Cache:Duration", "100"));
        (await proxy.BothAsync("A", default)).ShouldBe("1");
        (await proxy.BothAsync("B", default)).ShouldBe("7");
        larder.Time.Advance(TimeSpan.FromMilliseconds(100));
        _callee.Script = static (_, _) => Task.FromResult<string?>("8");
        (await proxy.BothAsync("B", default)).ShouldBe("8");
    }

    [Fact]
    public async Task Without_a_cache_to_keep_results_in_the_first_call_says_what_to_do()
    {
        using var runtime = new ResilienceRuntime();

        InvalidOperationException refusal = await Should.ThrowAsync<InvalidOperationException>(() => Task.Run(() => new ResilientKept(_callee, runtime).EverAsync()));

        refusal.Message.ShouldBe("IKept: [Cache] keeps results in a HybridCache, and there is none. Call services.AddHybridCache(); without a container, set ResilienceOptions.Services to a provider that has one.");
    }
}
