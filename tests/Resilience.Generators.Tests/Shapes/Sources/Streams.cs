#pragma warning disable CS8981 // names in lower case
namespace Shapes;

public sealed class Source : IAsyncEnumerable<int>
{
    public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}

public sealed class Reserve
{
    public IAsyncEnumerable<int>? Plain() => null;
    public IAsyncEnumerable<int> WithToken(int id, CancellationToken cancellationToken, Exception cause) => throw cause;
    public IAsyncEnumerable<int> WithToken(int id, CancellationToken cancellationToken, CircuitOpenException cause) => throw cause;
    public IAsyncEnumerable<string> Nullable(string? key) => throw new NotSupportedException();
    public IAsyncEnumerator<int> Enumerator(CancellationToken cancellationToken) => throw new NotSupportedException();
    public IAsyncEnumerator<T> Generic<T>(T first) => throw new NotSupportedException();
    public IAsyncEnumerable<dynamic> Dynamic(dynamic x, List<dynamic?> y) => throw new NotSupportedException();
}

// proxied
[CircuitBreaker, Timeout(1_000), TotalTimeout(5_000), Retry(2)]
public interface IAllPolicies
{
    [Fallback(typeof(Reserve))] IAsyncEnumerable<int> Plain();
    [Fallback(typeof(Reserve))] IAsyncEnumerable<int> WithToken(int id, CancellationToken cancellationToken = default);
    [Fallback(typeof(Reserve))] IAsyncEnumerable<string?>? Nullable(string? key);
    [Fallback(typeof(Reserve))] IAsyncEnumerator<int> Enumerator(CancellationToken cancellationToken);
    [Fallback(typeof(Reserve))] IAsyncEnumerator<T> Generic<T>(T first) where T : struct;
    [Fallback(typeof(Reserve))] IAsyncEnumerable<dynamic> Dynamic(dynamic x, List<dynamic?> y);
    IAsyncEnumerator<int>? NullableEnumerator();
    IAsyncEnumerable<(int Id, string? Name)[]> Tuples((int A, dynamic? B) tuple, params int[] more);
    IAsyncEnumerable<T?> Maybe<T>(T? x, CancellationToken a, CancellationToken b);
    IAsyncEnumerable<T?> Struct<T>(T? x) where T : struct;
    IAsyncEnumerable<IAsyncEnumerable<int>> Nested(Func<string?, IAsyncEnumerable<int>>? make);
    [Timeout(10, Abandon = true, FreshToken = true)] IAsyncEnumerable<int> Abandoned(CancellationToken cancellationToken);
    ValueTask<IAsyncEnumerable<int>> Later(CancellationToken cancellationToken);
    IAsyncEnumerable<int> Uncarried(in int x, CancellationToken cancellationToken);
    IAsyncEnumerable<int> Confined(ReadOnlySpan<int> x);
    IAsyncEnumerable<ReadOnlySpan<int>> ConfinedElements();
    IAsyncEnumerator<T> ConfinedGeneric<T>() where T : allows ref struct;
    Source Other(int x);
}

// proxied
[CircuitBreaker]
public interface IBreakerAlone { IAsyncEnumerable<int> One(); IAsyncEnumerator<int> Two(); IAsyncEnumerable<int> Three(CancellationToken token); }

// proxied
[Timeout(5)]
public interface ITimeoutAlone { IAsyncEnumerable<int> One(); IAsyncEnumerator<int> Two(); IAsyncEnumerable<int> Three(CancellationToken token); }

// proxied
[TotalTimeout(5)]
public interface ITotalAlone { IAsyncEnumerable<int> One(); IAsyncEnumerator<int> Two(); IAsyncEnumerable<int> Three(CancellationToken token); }

// proxied
[Retry(1)]
public interface IRetryAlone { IAsyncEnumerable<int> One(); IAsyncEnumerator<int> Two(); IAsyncEnumerable<int> Three(CancellationToken token); }

// proxied
public interface IFallbackAlone
{
    [Fallback(nameof(Two))] IAsyncEnumerable<int> One();
    IAsyncEnumerable<int> Two();
    [Fallback(nameof(Four), When = FallbackWhen.Timeout), Timeout(5)] IAsyncEnumerator<int> Three(int x);
    IAsyncEnumerator<int> Four(int x, TimeoutException cause);
    [Fallback(nameof(Six)), TotalTimeout(5)] IAsyncEnumerable<int> Five(CancellationToken token);
    IAsyncEnumerable<int> Six(CancellationToken token, Exception cause);
}

// proxied
[CircuitBreaker, Fallback(nameof(Spare))]
public interface IBreakerAndFallback { IAsyncEnumerable<int> One(int x); IAsyncEnumerable<int> Two(int x); IAsyncEnumerable<int> Spare(int x); }

// proxied
[Retry(1, Handle = [typeof(RejectedException)]), CircuitBreaker]
public interface IRetriesRejections<in TKey, TValue> where TKey : notnull where TValue : class?
{
    IAsyncEnumerable<TValue> One(TKey key, CancellationToken cancellationToken);
    IAsyncEnumerable<TOther?> Two<TOther>(TKey key) where TOther : TValue;
}

// proxied
[CircuitBreaker, Timeout(5), TotalTimeout(9), Retry(1)]
public interface IStreamCollisions
{
    IAsyncEnumerable<int> Run(int enumeration, int cancellationToken, int failure, int retry, int deadline, int permit, int exception, int started, int expires, int cancellationToken2);
    IAsyncEnumerable<int> Other<enumeration, cancellationToken>(int failure);
    IAsyncEnumerator<int> @yield(int @await, int @async, int @enumeration, CancellationToken @this);
    void RunStream();
    int OtherStream { get; }
    IAsyncEnumerable<int> @class([System.Runtime.CompilerServices.CallerMemberName] string @in = "", string @base = @"\", CancellationToken @default = default);
}

public interface IStreamBase<T> { IAsyncEnumerable<TOut?> Map<TOut>(TOut? x, CancellationToken token); }

// proxied
[CircuitBreaker, Retry(1), Timeout(5)]
public interface IExplicitStreams : IStreamBase<int>, IStreamBase<string>
{
    new IAsyncEnumerable<TOut?> Map<TOut>(TOut? x, CancellationToken token);
}

public class Outer<T>
{
    // proxied
    [CircuitBreaker, Retry(1)]
    public interface IInner { IAsyncEnumerable<T> All(T from); [Obsolete("old")] IAsyncEnumerable<T> Old(); }
}

// proxied
[CircuitBreaker]
public unsafe interface IUnsafeStream { IAsyncEnumerable<int> Run(int* pointer); IAsyncEnumerable<int> Array(int*[] pointers); IAsyncEnumerable<int*[]> Elements(); void Other(); }

// proxied
[CircuitBreaker, Timeout(5), Retry(1)]
public unsafe interface IUnsafeTask { Task<int*[]> Result(); Task<int> Argument(int*[] pointers); [Fallback(nameof(Spare))] int* Run(int* pointer); int* Spare(int* pointer); }

#nullable disable
// proxied
[CircuitBreaker, Timeout(5), Retry(1), TotalTimeout(9), Fallback(nameof(Spare))]
public interface IObliviousStream<T> where T : class
{
    IAsyncEnumerable<T> One(string key);
    IAsyncEnumerable<T> Spare(string key);
    IAsyncEnumerator<string> Two(string key, CancellationToken token);
}
