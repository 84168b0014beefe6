using System.Runtime.CompilerServices;
namespace Shapes;

[AsyncMethodBuilder(typeof(PromiseBuilder))]
public sealed class Promise { public TaskAwaiter GetAwaiter() => throw new NotSupportedException(); public ConfiguredTaskAwaitable ConfigureAwait(bool captures) => throw new NotSupportedException(); }

[AsyncMethodBuilder(typeof(PromiseBuilder<>))]
public class Promise<T> { public TaskAwaiter<T> GetAwaiter() => throw new NotSupportedException(); }

[AsyncMethodBuilder(typeof(StructPromiseBuilder<>))]
public readonly struct StructPromise<T> { public TaskAwaiter<T> GetAwaiter() => throw new NotSupportedException(); public ConfiguredTaskAwaitable<T> ConfigureAwait(bool captures) => throw new NotSupportedException(); }

public struct PromiseBuilder
{
    public static PromiseBuilder Create() => default;
    public Promise Task => throw new NotSupportedException();
    public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine { }
    public void SetStateMachine(IAsyncStateMachine machine) { }
    public void SetResult() { }
    public void SetException(Exception exception) { }
    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : INotifyCompletion where TMachine : IAsyncStateMachine { }
    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : ICriticalNotifyCompletion where TMachine : IAsyncStateMachine { }
}

public struct PromiseBuilder<T>
{
    public static PromiseBuilder<T> Create() => default;
    public Promise<T> Task => throw new NotSupportedException();
    public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine { }
    public void SetStateMachine(IAsyncStateMachine machine) { }
    public void SetResult(T result) { }
    public void SetException(Exception exception) { }
    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : INotifyCompletion where TMachine : IAsyncStateMachine { }
    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : ICriticalNotifyCompletion where TMachine : IAsyncStateMachine { }
}

public sealed class StructPromiseBuilder<T>
{
    public static StructPromiseBuilder<T> Create() => new();
    public StructPromise<T> Task => throw new NotSupportedException();
    public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine { }
    public void SetStateMachine(IAsyncStateMachine machine) { }
    public void SetResult(T result) { }
    public void SetException(Exception exception) { }
    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : INotifyCompletion where TMachine : IAsyncStateMachine { }
    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine) where TAwaiter : ICriticalNotifyCompletion where TMachine : IAsyncStateMachine { }
}

[AsyncMethodBuilder(typeof(string))]
public sealed class WrongBuilder { public TaskAwaiter GetAwaiter() => throw new NotSupportedException(); }

[AsyncMethodBuilder(typeof(PromiseBuilder<>))]
public sealed class WrongResult<T> { public TaskAwaiter<string> GetAwaiter() => throw new NotSupportedException(); }

public sealed class Judge : IResultClassifier<object>, IOutcomeClassifier
{
    public Outcome Classify(object result) => Outcome.Success;
    public Outcome Classify(Exception exception) => Outcome.Failure;
}

public sealed class PromiseReserve
{
    public Promise? Run(int id, CancellationToken cancellationToken, TimeoutException cause) => null;
    public Promise<string> Find(string key) => throw new NotSupportedException();
    public Promise<string> Find(string key, Exception cause) => throw cause;
    public StructPromise<T?> Get<T>(T? call, CancellationToken deadline) where T : class => default;
}

// proxied
[CircuitBreaker, Timeout(1_000), TotalTimeout(5_000), Retry(2)]
public interface ITaskLikes
{
    [Fallback(typeof(PromiseReserve))] Promise Run(int id, CancellationToken cancellationToken);
    [Fallback(typeof(PromiseReserve))] Promise<string?>? Find(string? key);
    [Fallback(typeof(PromiseReserve))] StructPromise<T> Get<T>(T call, CancellationToken deadline) where T : class;
    Promise<T?> Maybe<T>(T? result, dynamic? admitted);
    Promise<dynamic> Dynamic(dynamic x, CancellationToken token);
    StructPromise<(int Id, string? Name)> Tuple();
    Promise Uncarried(ref int x);
    WrongBuilder Wrong();
    WrongResult<int> WrongToo();
}

// proxied
[CircuitBreaker] public interface ITaskLikeBreaker { Promise A(); Promise<int> B(int x, CancellationToken token); StructPromise<int> C(); }

// proxied
[Timeout(5)] public interface ITaskLikeTimeout { Promise A(); Promise<int> B(int x, CancellationToken token); StructPromise<int> C(); [Timeout(9, Abandon = true)] Promise<T> D<T>(CancellationToken token) where T : notnull; }

// proxied
[Retry(5)] public interface ITaskLikeRetry { Promise A(); Promise<int> B(int x, CancellationToken token); StructPromise<int> C(); }

// proxied
[CircuitBreaker(Classifier = typeof(Judge)), Retry(1, Classifier = typeof(Judge))]
public interface ITaskLikeJudged { Promise A(); Promise<string> B(int x, CancellationToken token); StructPromise<int> C(); }

// proxied
public interface ITaskLikeFallback { [Fallback(nameof(B))] Promise A(); Promise B(Exception cause); [CircuitBreaker, Fallback(nameof(D))] StructPromise<int> C(); StructPromise<int> D(); }

#nullable disable
// proxied
[CircuitBreaker, Timeout(5), Retry(1)] public interface ITaskLikeOblivious<T> where T : class { Promise A(string x); Promise<T> B(T x, CancellationToken token); }
