namespace Resilience.GeneratedTests;

[Collection(nameof(ProcessWideListeners))]
public sealed class CacheTelemetryTests : IDisposable
{
    private readonly Larder _larder = new();
    private readonly Observatory _observatory = new();
    private readonly Kept _callee = new();
    private readonly ResilienceRuntime _runtime;
    private readonly ResilientKept _proxy;

    public CacheTelemetryTests()
    {
        _runtime = new ResilienceRuntime(new ResilienceOptions { Services = _larder.Services, MeterFactory = _observatory.Meters, TimeProvider = _observatory.Time });
        _proxy = new ResilientKept(_callee, _runtime);
    }

    public void Dispose()
    {
        _runtime.Dispose();
        _observatory.Dispose();
        _larder.Dispose();
    }

    [Fact]
    public async Task A_hit_is_a_call_that_went_well_and_so_is_each_who_waited()
    {
        var answer = new TaskCompletionSource<string?>();
        _callee.Script = (_, _) => answer.Task;
        Task<string?>[] waiting = [_proxy.EverAsync(), _proxy.EverAsync()];
        answer.SetResult("7");
        await Task.WhenAll(waiting);

        await _proxy.EverAsync();

        _observatory.Calls().ShouldBe(Enumerable.Repeat("IKept.EverAsync success none", 3));
    }

    [Fact]
    public async Task A_failure_that_the_fallback_answers_is_told_as_it_was()
    {
        _callee.Script = static (_, _) => Task.FromException<string?>(new HttpRequestException("down"));

        await _proxy.BackedAsync("A", default);
        await _proxy.BackedAsync("A", default);

        _observatory.Calls().ShouldBe(["IKept.BackedAsync failure applied", "IKept.BackedAsync circuit_open applied"]);
    }

    [Fact]
    public async Task A_result_that_a_classifier_calls_a_failure_is_told_as_one()
    {
        _callee.Script = static (_, _) => Task.FromResult<string?>("");

        await _proxy.RetriedUnlessEmptyAsync("A", default);
        await _proxy.CountedUnlessEmptyAsync("A", default);

        _observatory.Calls().ShouldBe(["IKept.RetriedUnlessEmptyAsync failure none", "IKept.CountedUnlessEmptyAsync failure none"]);
    }

    [Fact]
    public async Task A_retry_is_an_event_of_the_callers_span()
    {
        _callee.Script = static (call, _) => call == 1 ? Task.FromException<string?>(new HttpRequestException("down")) : Task.FromResult<string?>("7");

        await _proxy.QuoteAsync("A", default, default);

        _observatory.Spans.ShouldHaveSingleItem().Events.ShouldHaveSingleItem().Name.ShouldBe("resilience.retry");
    }

    [Fact]
    public async Task A_caller_who_goes_is_told_as_cancelled()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => _proxy.BackedAsync("A", new CancellationToken(canceled: true)));

        _observatory.Calls().ShouldBe(["IKept.BackedAsync cancelled none"]);
    }
}
