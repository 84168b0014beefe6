namespace Resilience.GeneratedTests;

/// <summary>Coalescing that the configuration switches off and on while callers wait.</summary>
public sealed class CoalesceSwitchTests : IDisposable
{
    private const string Enabled = "Interfaces:ICoalesced:Policies:Coalesce:Enabled";

    private readonly Settings _settings = new();
    private readonly World _world;
    private readonly Coalesced _callee = new();
    private readonly ResilientCoalesced _proxy;

    public CoalesceSwitchTests()
    {
        _world = new World(_settings.Root);
        _proxy = new ResilientCoalesced(_callee, _world.Runtime);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Those_who_wait_get_the_one_outcome_and_who_comes_afterwards_makes_a_call_of_his_own()
    {
        Task<string>[] waiting = [QuoteAsync(), QuoteAsync()];

        _settings.Change((Enabled, "false"));
        Task<string>[] alone = [QuoteAsync(), QuoteAsync()];
        TaskCompletionSource<string>[] calls = [.. _callee.Calls];
        calls.Length.ShouldBe(3);
        calls[1].SetResult("2");
        calls[2].SetResult("3");
        calls[0].SetResult("1");

        (await Task.WhenAll(waiting)).ShouldBe(["1", "1"]);
        (await Task.WhenAll(alone)).ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task Switched_on_again_callers_join_the_call_from_before_and_none_that_was_made_in_between()
    {
        Task<string> before = QuoteAsync();
        _settings.Change((Enabled, "false"));
        Task<string> between = QuoteAsync();
        _settings.Change((Enabled, "true"));

        Task<string> joined = QuoteAsync();

        TaskCompletionSource<string>[] calls = [.. _callee.Calls];
        calls.Length.ShouldBe(2);
        calls[1].SetResult("2");
        (await between).ShouldBe("2");
        joined.IsCompleted.ShouldBeFalse();
        calls[0].SetResult("1");
        (await before).ShouldBe("1");
        (await joined).ShouldBe("1");
    }

    [Fact]
    public async Task The_last_of_those_who_wait_still_takes_the_call_along()
    {
        using CancellationTokenSource leaving = new();
        Task<string>[] waiting = [QuoteAsync(leaving.Token), QuoteAsync(leaving.Token)];
        _settings.Change((Enabled, "false"));
        Task<string> alone = QuoteAsync();

        await leaving.CancelAsync();

        foreach (Task<string> wait in waiting)
        {
            (await Should.ThrowAsync<OperationCanceledException>(() => wait)).CancellationToken.ShouldBe(leaving.Token);
        }

        await World.UntilAsync(() => _callee.Tokens[0].IsCancellationRequested);
        _callee.Tokens[1].IsCancellationRequested.ShouldBeFalse();
        _callee.Calls.Last().SetResult("2");
        (await alone).ShouldBe("2");
    }

    [Fact]
    public async Task A_failure_reaches_those_who_wait_and_each_asks_the_fallback()
    {
        Task<string>[] waiting = [_proxy.BackedAsync("A", default), _proxy.BackedAsync("A", default)];
        _settings.Change((Enabled, "false"));

        _callee.Calls.ShouldHaveSingleItem().SetException(new HttpRequestException("down"));

        (await Task.WhenAll(waiting)).ShouldBe(["old", "old"]);
        _callee.Old.ShouldBe(2);
    }

    [Fact]
    public async Task A_method_alone_is_switched_off()
    {
        _settings.Change(("Interfaces:ICoalesced:Methods:PingAsync:Coalesce:Enabled", "false"));

        Task[] pings = [_proxy.PingAsync(), _proxy.PingAsync()];
        Task<string>[] quotes = [QuoteAsync(), QuoteAsync()];

        _callee.Calls.Count.ShouldBe(3);
        foreach (TaskCompletionSource<string> call in _callee.Calls)
        {
            call.SetResult("7");
        }

        await Task.WhenAll([.. pings, .. quotes]);
    }

    [Theory]
    [InlineData(Kind.Task)]
    [InlineData(Kind.TaskOf)]
    [InlineData(Kind.ValueTask)]
    [InlineData(Kind.ValueTaskOf)]
    public async Task The_policies_within_go_on_to_act(Kind kind)
    {
        _settings.Change(("Interfaces:ICoalescedJudged:Policies:Coalesce:Enabled", "false"));
        var proxy = new ResilientCoalescedJudged(_world.Callee, _world.Runtime);
        _world.Callee.Script = static (call, _) => call == 1 ? Callee.Fails() : Task.FromResult(call);

        (await World.EndAsync(proxy.CallAsync(kind))).ShouldBeOneOf(0, 2);

        _world.Callee.Calls.ShouldBe(2);
        _world.Runtime.Circuits["ICoalescedJudged"].GetSnapshot().Failures.ShouldBe(1);
    }

    [Theory]
    [InlineData(Kind.TaskOf, true)]
    [InlineData(Kind.TaskOf, false)]
    [InlineData(Kind.ValueTaskOf, true)]
    [InlineData(Kind.ValueTaskOf, false)]
    public async Task Results_are_judged_as_ever(Kind kind, bool isOn)
    {
        _settings.Change(("Interfaces:ICoalescedJudged:Policies:Coalesce:Enabled", isOn ? "true" : "false"));
        var proxy = new ResilientCoalescedJudged(_world.Callee, _world.Runtime);
        _world.Callee.Script = static (call, _) => Task.FromResult(call == 1 ? -1 : call);

        (await World.EndAsync(proxy.CallAsync(kind))).ShouldBe(2);

        _world.Runtime.Circuits["ICoalescedJudged"].GetSnapshot().Failures.ShouldBe(1);
    }

    private Task<string> QuoteAsync(CancellationToken cancellationToken = default) => _proxy.QuoteAsync("A", 1, cancellationToken);
}
