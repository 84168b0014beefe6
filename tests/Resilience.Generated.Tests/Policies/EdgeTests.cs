namespace Resilience.GeneratedTests;

/// <summary>Where two rules meet.</summary>
public sealed class EdgeTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Overloads_on_types_of_one_simple_name_have_circuits_of_their_own()
    {
        _ = new ResilientNamesake(new Namesake(), _world.Runtime);

        _world.Runtime.Circuits.Select(circuit => circuit.Name).ShouldBe(
            [
                "INamesake.PutAsync(Resilience.GeneratedTests.First.Item)",
                "INamesake.PutAsync(Resilience.GeneratedTests.Second.Item)",
                "INamesake.PutAsync(int)",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task R4_a_fallback_is_told_of_the_circuit_that_ended_the_retries_of_a_failed_result()
    {
        var inner = new JudgedWithSpare();

        (await new ResilientJudgedWithSpare(inner, _world.Runtime).ExplainedAsync()).ShouldBe(7);

        inner.Cause.ShouldNotBeNull().CircuitName.ShouldBe(ResilientJudgedWithSpare.Circuits.ExplainedAsync);
    }

    [Fact]
    public async Task R4_the_failed_result_leaves_where_no_fallback_answers_for_the_circuit()
        => (await new ResilientJudgedWithSpare(new JudgedWithSpare(), _world.Runtime).UnansweredAsync()).ShouldBe(-1);

    [Theory]
    [InlineData("Task", -1)]
    [InlineData("ValueTask", -1)]
    [InlineData("value", -1)]
    [InlineData("confined", -1)]
    [InlineData("explained", 7)]
    public async Task R4_the_failed_result_leaves_where_no_overload_of_the_fallback_takes_the_circuits_rejection(string method, int expected)
    {
        var proxy = new ResilientJudgedPicky(new JudgedPicky(), _world.Runtime);

        (await (method switch
        {
            "Task" => proxy.ReadAsync(),
            "ValueTask" => proxy.ReadValueAsync().AsTask(),
            "value" => Task.FromResult(proxy.Read()),
            "confined" => proxy.ConfinedAsync(),
            _ => proxy.ExplainedAsync(),
        })).ShouldBe(expected);
    }

    [Fact]
    public async Task F1_the_cause_is_the_exception_that_the_fallback_was_given()
    {
        var inner = new JudgedWithSpare { Throws = new FormatException("spare") };
        var proxy = new ResilientJudgedWithSpare(inner, _world.Runtime);
        _world.Runtime.Circuits[ResilientJudgedWithSpare.Circuits.ExplainedAsync].Open();

        FormatException thrown = await Should.ThrowAsync<FormatException>(() => proxy.ExplainedAsync());

        thrown.Data["Resilience.Cause"].ShouldBeSameAs(inner.Cause.ShouldNotBeNull());
    }

    [Fact]
    public async Task R2_a_rejection_that_Handle_names_by_an_interface_is_retried_when_the_circuit_lets_it()
    {
        var proxy = new ResilientPatient(new Patient(), _world.Runtime);
        _world.Circuit.Open();

        Task<int> call = proxy.ReadAsync(CancellationToken.None);
        call.IsCompleted.ShouldBeFalse();

        (await await _world.PassUntilEndAsync(call)).ShouldBe(7);
    }

    [Fact]
    public void A_wrong_value_is_named_with_its_place_and_range_when_the_proxy_is_made()
    {
        ArgumentOutOfRangeException refused = Should.Throw<ArgumentOutOfRangeException>(() => new ResilientWrong(new Wrong(), _world.Runtime));

        refused.Message.ShouldStartWith("IWrong.RunAsync: FailureThreshold is -1, but must be between 0 and 65535.");
        refused.ParamName.ShouldBe("FailureThreshold");
        refused.ActualValue.ShouldBe(-1);
    }
}
