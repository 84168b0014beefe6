namespace Resilience.GeneratedTests.EveryShape;

/// <summary>What cannot outlive the call is used up by it; only policies that would have to wait are refused.</summary>
public sealed class AsyncParametersTests() : ShapeTest<IAsyncParameters, AsyncParameters>(static script => new AsyncParameters(script))
{
    [Theory]
    [MemberData(nameof(Policies.WithoutWaiting), MemberType = typeof(Policies))]
    public Task Ref_parameters_of_tasks(Policy policy) => TryAsync(policy, proxy =>
    {
        int value = 1;
        Task<int> call = proxy.RefAsync(ref value, CancellationToken.None);
        int after = value;
        return IsAsync(call, 2, () => after.ShouldBe(2));
    });

    [Theory]
    [MemberData(nameof(Policies.WithoutWaiting), MemberType = typeof(Policies))]
    public Task Out_parameters_of_value_tasks(Policy policy) => TryAsync(policy, proxy =>
    {
        ValueTask<bool> call = proxy.OutAsync(out int number, CancellationToken.None);
        int after = number;
        return IsAsync(call.AsTask(), true, () => after.ShouldBe(5));
    });

    [Theory]
    [MemberData(nameof(Policies.WithoutWaiting), MemberType = typeof(Policies))]
    public Task In_parameters_of_tasks(Policy policy) => TryAsync(policy, proxy =>
    {
        var value = Guid.NewGuid();
        return IsAsync(proxy.InAsync(in value, CancellationToken.None), value);
    });

    [Theory]
    [MemberData(nameof(Policies.WithoutWaiting), MemberType = typeof(Policies))]
    public Task Ref_readonly_parameters_of_value_tasks(Policy policy) => TryAsync(policy, proxy =>
    {
        long value = 7;
        return IsAsync(proxy.RefReadonlyAsync(in value, CancellationToken.None).AsTask(), 7);
    });

    [Theory]
    [MemberData(nameof(Policies.WithoutWaiting), MemberType = typeof(Policies))]
    public Task Span_parameters_of_tasks(Policy policy)
        => TryAsync(policy, proxy => IsAsync(proxy.SpanAsync("text", CancellationToken.None), 4));

    [Theory]
    [MemberData(nameof(Policies.WithoutWaiting), MemberType = typeof(Policies))]
    public Task Params_spans_of_tasks(Policy policy)
        => TryAsync(policy, proxy => IsAsync(proxy.ParamsSpanAsync(CancellationToken.None, 1, 2, 3), 2));

    [Theory]
    [MemberData(nameof(Policies.WithoutWaiting), MemberType = typeof(Policies))]
    public unsafe Task Pointer_parameters_of_tasks(Policy policy) => TryAsync(policy, proxy =>
    {
        int value = 5;
        return IsAsync(proxy.PointerAsync(&value, CancellationToken.None), 5);
    });

    private static async Task IsAsync<T>(Task<T> call, T expected, Action? then = null)
    {
        (await call).ShouldBe(expected);
        then?.Invoke();
    }

    protected override IAsyncParameters Proxy(Policy policy) => policy switch
    {
        Policy.None => Wrap<GuardedAsyncParameters.IUnguarded>(),
        Policy.CircuitBreaker => Wrap<GuardedAsyncParameters.IBreaker>(),
        Policy.Timeout => Wrap<GuardedAsyncParameters.ITimeout>(),
        Policy.TotalTimeout => Wrap<GuardedAsyncParameters.ITotalTimeout>(),
        Policy.RateLimit => Wrap<GuardedAsyncParameters.IRateLimit>(),
        Policy.Bulkhead => Wrap<GuardedAsyncParameters.IBulkhead>(),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
