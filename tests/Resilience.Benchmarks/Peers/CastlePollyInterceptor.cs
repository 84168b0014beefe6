using Castle.DynamicProxy;
using Polly;

namespace Resilience.Benchmarks;

/// <summary>What declares policies on interfaces today: a run-time proxy whose interceptor runs a Polly pipeline.</summary>
internal sealed class CastlePollyInterceptor(ResiliencePipeline<int> pipeline) : AsyncInterceptorBase
{
    public static TService Wrap<TService>(TService inner, ResiliencePipeline<int> pipeline)
        where TService : class
        => new ProxyGenerator().CreateInterfaceProxyWithTarget(inner, new CastlePollyInterceptor(pipeline).ToInterceptor());

    protected override Task InterceptAsync(IInvocation invocation, IInvocationProceedInfo proceedInfo, Func<IInvocation, IInvocationProceedInfo, Task> proceed)
        => proceed(invocation, proceedInfo);

    protected override async Task<TResult> InterceptAsync<TResult>(IInvocation invocation, IInvocationProceedInfo proceedInfo, Func<IInvocation, IInvocationProceedInfo, Task<TResult>> proceed)
    {
        int result = await pipeline.ExecuteAsync(
            static async (state, _) => (int)(object)(await state.proceed(state.invocation, state.proceedInfo).ConfigureAwait(false))!,
            (proceed, invocation, proceedInfo),
            CancellationToken.None).ConfigureAwait(false);
        return (TResult)(object)result;
    }
}
