namespace Resilience.GeneratedTests;

/// <summary>Partial methods of a class that return types like tasks.</summary>
public sealed class TaskLikeDeclarationTests : IDisposable
{
    private readonly World _world = new();
    private readonly TaskLikeCallee _callee = new();
    private readonly GuardedTaskLikes _proxy;

    public TaskLikeDeclarationTests() => _proxy = new GuardedTaskLikes(_callee, _world.Runtime);

    public void Dispose() => _world.Dispose();

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task The_result_of_the_second_attempt_comes(TaskLikeKind kind)
    {
        _callee.Script = static async (call, _) =>
        {
            await Task.Yield();
            return call == 1 ? throw new HttpRequestException("down") : 7;
        };

        (await ((ITaskLikes)_proxy).CallAsync(kind)).ShouldBeOneOf(0, 7);
        _callee.Calls.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.All), MemberType = typeof(TaskLikeKinds))]
    public async Task The_breaker_of_a_declaration_is_that_methods_alone(TaskLikeKind kind)
    {
        var failure = new HttpRequestException("down");
        _callee.Script = (_, _) => Callee.Fails(failure);

        (await Should.ThrowAsync<HttpRequestException>(() => ((ITaskLikes)_proxy).CallAsync(kind))).ShouldBeSameAs(failure);
        await Should.ThrowAsync<CircuitOpenException>(() => ((ITaskLikes)_proxy).CallAsync(kind));

        _callee.Calls.ShouldBe(2);
        _world.Runtime.Circuits.Count(circuit => circuit.State == CircuitState.Open).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TaskLikeKinds.WithToken), MemberType = typeof(TaskLikeKinds))]
    public async Task The_time_out_of_a_declaration_ends_each_attempt(TaskLikeKind kind)
    {
        _callee.Script = static async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return 0;
        };

        Task<int> call = await _world.PassUntilEndAsync(((ITaskLikes)_proxy).CallAsync(kind));

        await Should.ThrowAsync<AttemptTimeoutException>(() => call);
        _callee.Calls.ShouldBe(2);
    }
}
