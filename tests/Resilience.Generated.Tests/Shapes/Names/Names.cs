namespace Resilience.GeneratedTests.EveryShape;

public sealed class Names(Script script)
    : GuardedNames.IUnguarded, GuardedNames.IBreaker, GuardedNames.ITimeout, GuardedNames.ITotalTimeout, GuardedNames.IRetry,
        GuardedNames.IFallbackType, GuardedNames.IAll, GuardedNames.IRateLimit, GuardedNames.IBulkhead, GuardedNames.IHedge, GuardedNames.ICoalesce, GuardedNames.ICache
{
    public int @class(int @event, CancellationToken @void) => Enter(@event, @void);

    public Task<int> @await(int @async, CancellationToken @yield) => script.AnswerAsync(@async, @yield);

    public int @field(int @value, int @var, int @record, int @scoped, int @required, CancellationToken @default) => Enter(@value + @var + @record + @scoped + @required, @default);

    public int Größe(int ширина, CancellationToken マーク) => Enter(ширина, マーク);

    public int _inner(int _policies, CancellationToken _services) => Enter(_policies, _services);

    public int Policies(int inner, int runtime, int services, int serviceKey, CancellationToken ownsInner) => Enter(inner + runtime + services + serviceKey, ownsInner);

    public int Circuits(int Circuit, CancellationToken token) => Enter(Circuit, token);

    public int Create(int ResilientGuardedNames_All, CancellationToken token) => Enter(ResilientGuardedNames_All, token);

    public int ToString(int format, CancellationToken token) => Enter(format, token);

    public override string ToString()
    {
        script.Enter(CancellationToken.None);
        return "the callee";
    }

    public override bool Equals(object? obj)
    {
        script.Enter(CancellationToken.None);
        return obj is Names;
    }

    public override int GetHashCode()
    {
        script.Enter(CancellationToken.None);
        return 42;
    }

    public Task<int> ClassSlow(int call, int permit, int deadline, int expires, int started, int admitted, int retry, int failure, int result, int exception, int fallback, int cause, CancellationToken token)
        => script.AnswerAsync(call + permit + deadline + expires + started + admitted + retry + failure + result + exception + fallback + cause, token);

    public int LocalsOf(ref int call, int permit, int deadline, int expires, int started, int admitted, int retry, int failure, int result, int exception, int fallback, int cause, CancellationToken token)
        => Enter(call + permit + deadline + expires + started + admitted + retry + failure + result + exception + fallback + cause, token);

    public int get_Item(int set_Item, CancellationToken token) => Enter(set_Item, token);

    private int Enter(int value, CancellationToken token)
    {
        script.Enter(token);
        return value;
    }
}
