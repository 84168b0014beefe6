namespace Resilience.GeneratedTests;

/// <summary>A hedged call is one call, with the outcome that left.</summary>
[Collection(nameof(ProcessWideListeners))]
public sealed class HedgeTelemetryTests : IDisposable
{
    private readonly Observatory _observatory = new();
    private readonly Callee _callee = new();
    private readonly Attempts _attempts;
    private readonly ResilientHedgedCounted _proxy;

    public HedgeTelemetryTests()
    {
        _attempts = new Attempts(_callee);
        _proxy = new ResilientHedgedCounted(_callee, _observatory.Runtime);
    }

    public void Dispose() => _observatory.Dispose();

    [Theory]
    [InlineData(1, "success")]
    [InlineData(-1, "failure")]
    public async Task The_result_that_left_is_told_and_not_one_that_did_not(int last, string outcome)
    {
        CircuitBreaker circuit = _observatory.Runtime.Circuits.ShouldHaveSingleItem();
        Task<int> call = _proxy.ReadAsync(0, default);
        _observatory.Time.Advance(TimeSpan.FromMilliseconds(500));
        (await _attempts.StartedAsync(2)).Succeed(-2);
        await World.UntilAsync(() => circuit.GetSnapshot().Failures == 1);

        (await _attempts.StartedAsync(1)).Succeed(last);

        (await World.EndAsync(call)).ShouldBe(last > 0 ? last : -2);
        _observatory.Calls().ShouldBe([$"IHedgedCounted.ReadAsync {outcome} none"]);
    }
}
