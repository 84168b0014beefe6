namespace Resilience.GeneratedTests;

/// <summary>Every outcome, without a fallback, with one that answers and with one that fails, of every kind of method.</summary>
[Collection(nameof(ProcessWideListeners))]
public sealed class CallTelemetryTests
{
    public static TheoryData<Ending, Answer, Kind> All
    {
        get
        {
            TheoryData<Ending, Answer, Kind> all = [];
            foreach ((Ending ending, Answer answer) in Endings.All)
            {
                foreach (Kind kind in Enum.GetValues<Kind>())
                {
                    all.Add(ending, answer, kind);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_call_is_counted_timed_and_traced_once_with_its_outcome_and_what_the_fallback_did(Ending ending, Answer answer, Kind kind)
    {
        using Observatory observatory = new();

        await EndAsync(observatory, ending, answer, kind);

        string service = answer == Answer.None ? "IMetered" : "IMeteredBacked";
        string[] calls = observatory.Calls();
        calls[ending == Ending.BulkheadFull ? 0 : ^1].ShouldBe($"{service}.{Kinds.MethodOf(kind)} {Observatory.Tag(ending)} {Observatory.Tag(answer)}");
        calls.Length.ShouldBe(ending switch { Ending.RateLimited => 4, Ending.BulkheadFull => 2, _ => 1 });
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_caller_sees_the_same_whether_anybody_listens_or_not(Ending ending, Answer answer, Kind kind)
    {
        using Observatory deaf = new(isListening: false);
        using Observatory observatory = new();

        (await EndAsync(observatory, ending, answer, kind)).ShouldBe(await EndAsync(deaf, ending, answer, kind));
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task An_exception_that_Handle_does_not_name_is_a_success_for_the_callee_answered(Kind kind)
    {
        using Observatory observatory = new();
        Callee callee = new() { Script = static (_, _) => Callee.Fails(new FormatException()) };

        await Should.ThrowAsync<FormatException>(() => new ResilientBreaker(callee, observatory.Runtime).CallAsync(kind));

        observatory.Calls().ShouldBe([$"IBreaker.{Kinds.MethodOf(kind)} success none"]);
    }

    [Theory]
    [InlineData(Kind.Value, false)]
    [InlineData(Kind.TaskOf, false)]
    [InlineData(Kind.ValueTaskOf, false)]
    [InlineData(Kind.TaskOf, true)]
    [InlineData(Kind.ValueTaskOf, true)]
    public async Task Where_the_circuit_ends_retries_the_outcome_is_the_last_attempts(Kind kind, bool isTimeout)
    {
        using Observatory observatory = new();
        Callee callee = new();
        ResilientGuarded proxy = new(callee, observatory.Runtime, observatory.Services);
        callee.Script = static (_, _) => Callee.Fails(new ArgumentException("Not to be repeated."));
        await Should.ThrowAsync<ArgumentException>(() => proxy.CallAsync(kind));
        callee.Script = (_, token) => isTimeout ? Callee.HangsAsync(token) : Callee.Fails();

        // Two attempts make three failures in a row; the third attempt is refused, and the fallback answers for that.
        Task<int> call = World.Start(() => proxy.CallAsync(kind));
        while (!SpinWait.SpinUntil(() => call.IsCompleted, TimeSpan.FromMilliseconds(2)))
        {
            observatory.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        await call;
        callee.Calls.ShouldBe(3);
        observatory.Calls()[^1].ShouldBe($"IGuarded.{Kinds.MethodOf(kind)} {(isTimeout ? "timeout" : "failure")} applied");
    }

    [Fact]
    public async Task Where_no_overload_of_the_fallback_takes_the_failure_the_call_ends_without_it()
    {
        using Observatory observatory = new();
        ResilientMeteredPicky proxy = new(new MeteredPicky(), observatory.Runtime);

        await Should.ThrowAsync<HttpRequestException>(() => proxy.ReadAsync(default));
        await Should.ThrowAsync<HttpRequestException>(() => proxy.RunAsync(default).AsTask());
        Should.Throw<HttpRequestException>(() => proxy.Read(default));
        await Should.ThrowAsync<HttpRequestException>(() => proxy.ShareAsync(default));

        observatory.Calls().ShouldBe(["IMeteredPicky.ReadAsync failure none", "IMeteredPicky.RunAsync failure none", "IMeteredPicky.Read failure none", "IMeteredPicky.ShareAsync failure none"]);
    }

    /// <summary>Makes a call end as wanted.</summary>
    /// <returns>What the caller saw, and what his circuit is.</returns>
    private static async Task<string> EndAsync(Observatory observatory, Ending ending, Answer answer, Kind kind)
    {
        using CancellationTokenSource caller = new();
        TaskCompletionSource<int> hanging = new();
        Callee callee = new();
        ICalls proxy = answer == Answer.None
            ? new ResilientMetered(callee, observatory.Runtime, observatory.Services)
            : new ResilientMeteredBacked(callee, observatory.Runtime, observatory.Services);
        CircuitBreaker circuit = observatory.Runtime.Circuits.ShouldHaveSingleItem();
        Task<int>? other = null;
        switch (ending)
        {
            case Ending.Cancelled:
                await caller.CancelAsync();
                break;
            case Ending.CircuitOpen:
                circuit.ForceOpen();
                break;
            case Ending.Timeout:
                callee.Script = static (_, token) => Callee.HangsAsync(token);
                break;
            case Ending.BulkheadFull:
                callee.Script = (_, _) => hanging.Task;
                other = World.Start(() => proxy.CallAsync(kind));
                await World.UntilAsync(() => callee.Calls == 1);
                break;
            case Ending.RateLimited:
                await proxy.CallAsync(kind);
                await proxy.CallAsync(kind);
                await proxy.CallAsync(kind);
                break;
            default:
                callee.Script = (call, _) => Endings.Failure(ending) is { } failure ? Callee.Fails(failure) : Task.FromResult(call);
                break;
        }

        observatory.Backup.Throws = answer == Answer.Failed ? new NotSupportedException() : null;
        Task<int> call = World.Start(() => proxy.CallAsync(kind, cancellationToken: caller.Token));
        while (ending == Ending.Timeout && !SpinWait.SpinUntil(() => call.IsCompleted, TimeSpan.FromMilliseconds(2)))
        {
            observatory.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Exception? thrown = await Record.ExceptionAsync(() => call.WaitAsync(Endings.Patience));
        Endings.ShouldBeThrown(thrown, ending, answer);
        hanging.SetResult(7);
        await (other ?? Task.CompletedTask);
        return $"{thrown?.Message} {(thrown is null ? await call : 0)} {circuit.GetSnapshot() with { OpenedAt = null }}";
    }
}
