namespace Resilience.GeneratedTests.EveryShape;

public sealed class Dynamics(Script script)
    : GuardedDynamics.IUnguarded, GuardedDynamics.IBreaker, GuardedDynamics.ITimeout, GuardedDynamics.ITotalTimeout, GuardedDynamics.IRetry,
        GuardedDynamics.IFallbackType, GuardedDynamics.IFallbackMethod, GuardedDynamics.IAll, GuardedDynamics.IRateLimit, GuardedDynamics.IBulkhead, GuardedDynamics.IHedge, GuardedDynamics.ICoalesce, GuardedDynamics.ICache
{
    public dynamic Twice(dynamic value, CancellationToken token)
    {
        script.Enter(token);
        return value + value;
    }

    public dynamic? Replace(ref dynamic value, CancellationToken token)
    {
        script.Enter(token);
        value = "new";
        return null;
    }

    public Task<dynamic?> FindAsync(dynamic? value, int index, CancellationToken token) => script.AnswerAsync<dynamic?>(value?[index], token);

    public List<dynamic> Several(List<dynamic> values, CancellationToken token)
    {
        script.Enter(token);
        return values;
    }

    public dynamic Spare(dynamic value, CancellationToken token) => value + value;

    public dynamic? Spare(ref dynamic value, CancellationToken token)
    {
        value = "new";
        return null;
    }

    public Task<dynamic?> Spare(dynamic? value, int index, CancellationToken token) => Task.FromResult<dynamic?>(value?[index]);

    public List<dynamic> Spare(List<dynamic> values, CancellationToken token) => values;
}
