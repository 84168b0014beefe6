namespace Resilience.GeneratedTests;

public sealed class C1_CoalesceTests : IDisposable
{
    private readonly World _world = new();
    private readonly Coalesced _callee = new();
    private readonly ResilientCoalesced _proxy;

    public C1_CoalesceTests() => _proxy = new ResilientCoalesced(_callee, _world.Runtime);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task All_who_wait_get_the_one_outcome()
    {
        Task<string>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => _proxy.QuoteAsync("A", 1, CancellationToken.None))];

        _callee.Calls.ShouldHaveSingleItem().SetResult("7");

        (await Task.WhenAll(waiting)).ShouldBe(["7", "7", "7"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clock_that_fails_when_a_call_begins_leaves_nobody_behind_who_waits_for_it(bool hasResult)
    {
        FaultyTime time = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = time });
        var proxy = new ResilientCoalescedInTime(new CoalescedInTime(), runtime);
        time.Failure = new InvalidTimeZoneException("The clock has stopped.");
        (await Should.ThrowAsync<InvalidTimeZoneException>(CallAsync)).ShouldBeSameAs(time.Failure);

        time.Failure = null;

        (await World.EndAsync(CallAsync())).ShouldBe(7);

        async Task<int> CallAsync()
        {
            if (hasResult)
            {
                return await proxy.ReadAsync(7, default);
            }

            await proxy.RunAsync(7, default);
            return 7;
        }
    }

    [Fact]
    public async Task Other_arguments_are_another_call_and_so_is_one_after_the_end()
    {
        Task<string> first = _proxy.QuoteAsync("A", 1, CancellationToken.None);
        Task<string> second = _proxy.QuoteAsync("A", 2, CancellationToken.None);
        _callee.Calls.Count.ShouldBe(2);
        foreach (TaskCompletionSource<string> call in _callee.Calls)
        {
            call.SetResult("7");
        }

        await Task.WhenAll(first, second);
        Task<string> third = _proxy.QuoteAsync("A", 1, CancellationToken.None);
        _callee.Calls.Count.ShouldBe(3);
        _callee.Calls.Last().SetResult("8");
        (await third).ShouldBe("8");
    }

    [Fact]
    public async Task Marked_parameters_alone_are_the_key()
    {
        ValueTask<string> first = _proxy.ValueAsync("A", new object(), CancellationToken.None);
        ValueTask<string> second = _proxy.ValueAsync("A", new object(), CancellationToken.None);

        _callee.Calls.ShouldHaveSingleItem().SetResult("7");

        (await first).ShouldBe("7");
        (await second).ShouldBe("7");
    }

    [Fact]
    public async Task A_method_without_arguments_has_one_call_and_null_is_a_key()
    {
        Task[] pings = [_proxy.PingAsync(), _proxy.PingAsync()];
        _callee.Calls.Count.ShouldBe(1);
        Task[] touches = [_proxy.TouchAsync(null).AsTask(), _proxy.TouchAsync(null).AsTask()];
        _callee.Calls.Count.ShouldBe(2);

        foreach (TaskCompletionSource<string> call in _callee.Calls)
        {
            call.SetResult("");
        }

        await Task.WhenAll([.. pings, .. touches]);
    }

    [Fact]
    public async Task One_waiters_cancellation_ends_his_wait_alone_with_his_own_token()
    {
        using var cancellation = new CancellationTokenSource();
        Task<string> cancelled = _proxy.QuoteAsync("A", 1, cancellation.Token);
        Task<string> other = _proxy.QuoteAsync("A", 1, CancellationToken.None);

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => cancelled)).CancellationToken.ShouldBe(cancellation.Token);
        _callee.Tokens.ShouldHaveSingleItem().IsCancellationRequested.ShouldBeFalse();
        _callee.Calls.ShouldHaveSingleItem().SetResult("7");
        (await other).ShouldBe("7");
    }

    [Fact]
    public async Task The_last_waiters_cancellation_cancels_the_call_which_is_neutral_and_the_next_one_makes_another()
    {
        using var cancellation = new CancellationTokenSource();
        Task<string>[] waiting = [_proxy.QuoteAsync("A", 1, cancellation.Token), _proxy.QuoteAsync("A", 1, cancellation.Token)];

        await cancellation.CancelAsync();

        foreach (Task<string> wait in waiting)
        {
            await Should.ThrowAsync<OperationCanceledException>(() => wait);
        }

        await World.UntilAsync(() => _callee.Tokens[0].IsCancellationRequested);
        Task<string> next = _proxy.QuoteAsync("A", 1, CancellationToken.None);
        _callee.Calls.Count.ShouldBe(2);
        _callee.Calls.Last().SetResult("8");
        (await next).ShouldBe("8");
        _world.Runtime.Circuits[ResilientCoalesced.Circuits.QuoteAsync].GetSnapshot().ConsecutiveFailures.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_on_entry_calls_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        (await Should.ThrowAsync<OperationCanceledException>(() => _proxy.QuoteAsync("A", 1, cancelled))).CancellationToken.ShouldBe(cancelled);

        _callee.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_is_all_waiters_and_counts_once()
    {
        Task<string>[] waiting = [_proxy.BackedAsync("A", CancellationToken.None), _proxy.BackedAsync("A", CancellationToken.None)];

        _callee.Calls.ShouldHaveSingleItem().SetException(new HttpRequestException("down"));

        (await Task.WhenAll(waiting)).ShouldBe(["old", "old"]);
        _callee.Old.ShouldBe(2);
        _world.Runtime.Circuits[ResilientCoalesced.Circuits.BackedAsync].GetSnapshot().Failures.ShouldBe(1);
        (await _proxy.BackedAsync("A", CancellationToken.None)).ShouldBe("old");
        _callee.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Retries_and_time_outs_are_the_one_calls()
    {
        Task<string> wait = _proxy.QuoteAsync("A", 1, CancellationToken.None);
        _callee.Calls.ShouldHaveSingleItem().SetException(new HttpRequestException("down"));
        await World.UntilAsync(() =>
        {
            // The wait begins on another thread.
            _world.Time.Advance(TimeSpan.FromMilliseconds(10));
            return _callee.Calls.Count == 2;
        });
        Task<string> joined = _proxy.QuoteAsync("A", 1, CancellationToken.None);
        _callee.Calls.Count.ShouldBe(2);
        _callee.Calls.Last().SetResult("7");
        (await wait).ShouldBe("7");
        (await joined).ShouldBe("7");
    }

    [Fact]
    public async Task An_exception_reaches_every_waiter_as_it_is()
    {
        Task[] waiting = [_proxy.PingAsync(), _proxy.PingAsync()];
        var thrown = new HttpRequestException("down");

        _callee.Calls.ShouldHaveSingleItem().SetException(thrown);

        foreach (Task wait in waiting)
        {
            (await Should.ThrowAsync<HttpRequestException>(() => wait)).ShouldBeSameAs(thrown);
        }
    }

    [Fact]
    public async Task What_a_key_throws_reaches_the_one_who_asked_and_nobody_else()
    {
        Task<string> first = _proxy.KeyedAsync(new ThrowingKey(), CancellationToken.None);

        (await Should.ThrowAsync<InvalidOperationException>(() => _proxy.KeyedAsync(new ThrowingKey(), CancellationToken.None))).Message.ShouldBe("Equals failed.");

        _callee.Calls.ShouldHaveSingleItem().SetResult("7");
        (await first).ShouldBe("7");
        Task<string> next = _proxy.KeyedAsync(new ThrowingKey(), CancellationToken.None);
        _callee.Calls.Last().SetResult("8");
        (await next).ShouldBe("8");
    }
}
