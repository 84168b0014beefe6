#pragma warning disable CS8981, CS0465
namespace Shapes;

public sealed class Backup
{
    public Task<int> RunAsync(int call, int permit, int deadline, int expires, int started, int admitted, int retry, int failure, int result, int exception, int fallback, int cause, CancellationToken _policies, Exception e) => Task.FromResult(call);
    public Task<int> RunAsync(int call, int permit, int deadline, int expires, int started, int admitted, int retry, int failure, int result, int exception, int fallback, int cause, CancellationToken _policies, TimeoutException e) => Task.FromResult(call);
}

// proxied
[CircuitBreaker, Retry(1), Timeout(5), TotalTimeout(10)]
public interface ICollisions
{
    [Fallback(typeof(Backup))]
    Task<int> RunAsync(int call, int permit, int deadline, int expires, int started, int admitted, int retry, int failure, int result, int exception, int fallback, int cause, CancellationToken _policies);
    Task<T> Generic<T, call, Policies>(int _inner, T exception) where T : notnull;
    void _inner();
    int _policies { get; }
    void Policies();
    void Circuits();
    void Circuit();
    void RunAsyncSlow();
    void RunAsyncRetry();
    void RunAsyncFallback();
    void Create();
    void ResilientCollisions();
    string ToString();
    bool Equals(object? other);
    int GetHashCode();
    Type GetType();
    object MemberwiseClone();
    void Finalize();
    [CircuitBreaker] void Interface();
    [CircuitBreaker] Task Interface(int x);
    void _services(int inner, int runtime, int services, int serviceKey);
    void _owned();
    void @class();
    Task @await(int @async);
    int get_Item(int x);
}

public interface IInner { ref int Run<_inner, @class>(); int Run2<_policies>(); }

// proxied
[CircuitBreaker]
public interface IInnerOf<_inner, _policies, @class> : IInner { event Action Run; }

public interface IClassBase { ref int @class(); event Action @new; int TName { get; } }

// proxied
[CircuitBreaker]
public interface ITypeParametersLikeInherited<@class, @new, TName> : IClassBase;

public interface ICallBase { Task Run<call>(int call2); }

// proxied
[CircuitBreaker]
public interface ITypeParameterLikeOneInherited<call> : ICallBase;
