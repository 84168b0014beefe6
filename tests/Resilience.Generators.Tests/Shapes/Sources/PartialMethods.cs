using Shapes;

namespace Shapes
{
    public interface IBucket : IDisposable
    {
        Task<int> PutAsync(string key, CancellationToken cancellationToken = default);
        Task<int> SpareAsync(string key, CancellationToken cancellationToken, Exception cause);
        Task<int> GetAsync(string key);
        Task<string?> FindAsync<TKey>(TKey key, Func<string?, TKey> make) where TKey : class?, IComparable<TKey>;
        Task<(int Count, string? Name)> TupleAsync((int a, string b) x);
        bool TryGet(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value);
        [Obsolete] void Old();
        void Many(params int[] numbers);
        void Spread(params ReadOnlySpan<int> numbers);
        ref readonly int Reference(scoped in ReadOnlySpan<byte> bytes, out int x);
        unsafe int* Pointer(void* p);
        ValueTask @event(int @class);
        string ToString();
        [return: System.Diagnostics.CodeAnalysis.MaybeNull] string Maybe([System.Diagnostics.CodeAnalysis.AllowNull] string x);
        void Caller([System.Runtime.CompilerServices.CallerMemberName] string name = "");
        void Bare();
        [NoResilience] Task PingAsync(CancellationToken token);
        T Kind<T>(T? x) where T : struct, Enum;
        IAsyncEnumerable<string?> StreamAsync(int count, CancellationToken token);
        IAsyncEnumerator<int> EnumerateAsync(int count);
        dynamic Dynamic(dynamic x, List<dynamic> y);
    }

    public interface IRepository<T> where T : class { Task<T?> FindAsync(int id, CancellationToken cancellationToken); Task<T> Get<U>(U x) where U : T; }
    public interface IObject { object Get(); Task BothAsync(string s); }
    public interface ILeft : IObject { Task BothAsync(string s, int x); }
    public interface IDerived : ILeft { new string Get(); new Task BothAsync(string s); }
}

namespace Owners
{
    // proxied
    [ResilientProxy<IBucket>, CircuitBreaker]
    public unsafe partial class Bucket
    {
        /// <summary>Puts.</summary>
        [Timeout(1000), Retry, Fallback(nameof(IBucket.SpareAsync))]
        public partial Task<int> PutAsync(string deadline, CancellationToken _inner = default);

        [Timeout(0), NoResilience] public partial Task<int> GetAsync(string key);
        [Timeout(5), Retry] public partial Task<string?> FindAsync<T>(T key, Func<string?, T> make) where T : class?, IComparable<T>;
        [Retry(2), Timeout(9)] public partial Task<(int Count, string? Name)> TupleAsync((int a, string b) renamed);
        [Retry] public partial bool TryGet(string k, out string? found);
        [Retry, Obsolete] public virtual partial void Old();
        [Retry] public partial void Many(int[] numbers);
        [Retry] public partial void Spread(params ReadOnlySpan<int> numbers);
        [CircuitBreaker] public partial ref readonly int Reference(scoped in ReadOnlySpan<byte> bytes, out int result);
        [CircuitBreaker] public unsafe partial int* Pointer(void* p);
        [Timeout(3)] public partial ValueTask @event(int @event);
        [Retry] public override partial string ToString();
        [Retry] public partial string Maybe(string x);
        [Retry] public partial void Caller(string caller = "other");
        public partial void Bare();
        [Timeout(7)] public partial Task PingAsync(CancellationToken token);
        [Retry] public partial TEnum Kind<TEnum>(TEnum? x) where TEnum : struct, Enum;
        [Retry, Timeout(4)] public partial IAsyncEnumerable<string?> StreamAsync(int items, CancellationToken deadline);
        [Retry, Timeout(4)] public partial IAsyncEnumerator<int> EnumerateAsync(int items);
        [Retry] public partial dynamic Dynamic(dynamic x, List<dynamic> y);

        partial void Somebody(int x);
        private partial int Elses();
        private partial int Elses() => 1;
    }

    // proxied
    [ResilientProxy(typeof(IRepository<>)), CircuitBreaker]
    public sealed partial class Repository<TEntity>
    {
        [Timeout(5)] public partial Task<TEntity?> FindAsync(int id, CancellationToken cancellationToken);
        [Timeout(5)] public partial Task<TEntity> Get<V>(V x) where V : TEntity;
    }

    // proxied
    [ResilientProxy<IDerived>]
    public partial class Derived
    {
        [Retry] public partial object Get();
        [Retry] public partial Task BothAsync(string s);
    }
}

namespace Off
{
#nullable disable
    public interface IOblivious { Task<string> FindAsync(string key); T Get<T>(T x) where T : class; }

    // proxied
    [ResilientProxy<IBucket>, CircuitBreaker]
    public partial class Oblivious
    {
        [Retry(1)] public partial Task<string> FindAsync<T>(T key, Func<string, T> make) where T : class, IComparable<T>;
        [Retry(1)] public partial bool TryGet(string key, out string value);
    }

    // proxied
    [ResilientProxy<IOblivious>, Retry]
    public partial class BothOblivious
    {
        [Retry(1)] public partial Task<string> FindAsync(string key);
    }
#nullable enable

    // proxied
    [ResilientProxy<IOblivious>, Retry]
    public partial class Annotated
    {
        [Retry(1)] public partial Task<string?> FindAsync(string? key);
        [Retry(1)] public partial T? Get<T>(T x) where T : class;
    }
}
