namespace Resilience.Generators.Tests.Snapshots;

/// <summary>What is generated, to be read: each approved file stands beside this one.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Breaker() => Approve("""
        namespace Shop;

        public interface IStripeGateway
        {
            /// <summary>Charges.</summary>
            [CircuitBreaker(FailureThreshold = 3, ResetTimeout = 30_000)]
            Task<string> ChargeAsync(int order, CancellationToken cancellationToken);

            [NoResilience]
            Task PingAsync();
        }
        """);

    [Fact]
    public void ThreePolicies() => Approve("""
        namespace Shop;

        public sealed class StripeOutcomes : IOutcomeClassifier
        {
            public Outcome Classify(Exception exception) => exception is HttpRequestException ? Outcome.Failure : Outcome.Success;
        }

        [CircuitBreaker(FailureThreshold = 3, ErrorThresholdPercentage = 50, Classifier = typeof(StripeOutcomes))]
        [Timeout(5_000)]
        public interface IStripeGateway
        {
            [Retry(2)]
            Task<string> PrepareAsync(int order, string currency, CancellationToken cancellationToken);
        }
        """);

    [Fact]
    public void ValueTasks() => Approve("""
        namespace Shop;

        [CircuitBreaker, Timeout(500), TotalTimeout(2_000), Retry(Handle = [typeof(HttpRequestException)])]
        public interface IRates
        {
            ValueTask<decimal> GetAsync(string currency, CancellationToken cancellationToken = default);

            [CircuitBreaker(Name = "refresh"), Timeout(0), TotalTimeout(0), Retry(0)]
            ValueTask RefreshAsync();
        }
        """);

    [Fact]
    public void Cached() => Approve("""
        namespace Shop;

        public interface IQuotes
        {
            [Cache(60_000), CircuitBreaker(FailureThreshold = 3)]
            Task<decimal> GetAsync(string symbol, DateOnly day, CancellationToken cancellationToken);

            [Cache(1_000), Coalesce]
            ValueTask<decimal?> LatestAsync([CacheKey] string symbol, object trace);
        }
        """);

    [Fact]
    public void FallbackType() => Approve("""
        namespace Shop;

        public sealed class QueueForRetry
        {
            public Task<string> ChargeAsync(int order, CancellationToken cancellationToken) => Task.FromResult("queued");

            public Task<string> ChargeAsync(int order, CancellationToken cancellationToken, TimeoutException cause) => Task.FromResult("unknown");
        }

        public interface IStripeGateway
        {
            [CircuitBreaker, Timeout(5_000), Fallback(typeof(QueueForRetry), When = FallbackWhen.CircuitOpen | FallbackWhen.Timeout)]
            Task<string> ChargeAsync(int order, CancellationToken cancellationToken);
        }
        """);

    [Fact]
    public void FallbackMethod() => Approve("""
        namespace Shop;

        public interface ICatalogue
        {
            [CircuitBreaker, Retry(1), Fallback(nameof(FindCachedAsync))]
            Task<string?> FindAsync(int id);

            Task<string?> FindCachedAsync(int id);
        }
        """);

    [Fact]
    public void Synchronous() => Approve("""
        namespace Shop;

        [CircuitBreaker]
        public interface IParser
        {
            bool TryParse(ref int position, ReadOnlySpan<char> text, out int value);

            [Timeout(100)]
            int Parse(string text, CancellationToken cancellationToken);

            [Retry(1)]
            void Load(in Guid id);
        }
        """);

    [Fact]
    public void Streams() => Approve("""
        namespace Shop;

        public sealed class Archive
        {
            public IAsyncEnumerable<decimal> FollowAsync(string currency, CancellationToken cancellationToken, Exception cause) => throw cause;
        }

        public interface IRates
        {
            [CircuitBreaker]
            IAsyncEnumerable<string> ListAsync(int count);

            [CircuitBreaker, Timeout(500)]
            IAsyncEnumerable<string?> ReadAsync(int count, CancellationToken cancellationToken = default);

            [Retry(2), CircuitBreaker, Timeout(1_000), TotalTimeout(30_000), Fallback(typeof(Archive))]
            IAsyncEnumerable<decimal> FollowAsync(string currency, CancellationToken cancellationToken);

            [CircuitBreaker, Timeout(1_000, Abandon = true), Fallback(nameof(Old))]
            IAsyncEnumerator<T> Get<T>(T first, CancellationToken cancellationToken)
                where T : notnull;

            IAsyncEnumerator<T> Old<T>(T first, CancellationToken cancellationToken)
                where T : notnull;
        }
        """);

    [Fact]
    public void TaskLikes() => Approve("""
        using System.Runtime.CompilerServices;

        namespace Shop;

        [AsyncMethodBuilder(typeof(PromiseBuilder<>))]
        public sealed class Promise<T>
        {
            public TaskAwaiter<T> GetAwaiter() => throw new NotSupportedException();
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

        public interface IStore
        {
            [CircuitBreaker, Timeout(500), Retry(1), Fallback(nameof(FindOld))]
            Promise<string?> Find(int id, CancellationToken cancellationToken);

            Promise<string?> FindOld(int id, CancellationToken cancellationToken);

            [CircuitBreaker, Timeout(500)]
            Promise<int> Count();
        }
        """);

    [Fact]
    public void Generic() => Approve("""
        namespace Shop;

        public interface IRepository<TEntity, in TKey>
            where TEntity : class, new()
            where TKey : notnull
        {
            [CircuitBreaker]
            Task<TEntity?> FindAsync(TKey key, CancellationToken cancellationToken);

            [Timeout(100)]
            Task<TResult> QueryAsync<TResult>(Func<TEntity, TResult> select, CancellationToken cancellationToken)
                where TResult : struct, IComparable<TResult>;
        }
        """);

    [Fact]
    public void Members() => Approve("""
        namespace Shop;

        public interface IConnection : IDisposable, IAsyncDisposable
        {
            string Name { get; }

            Task OpenAsync();
        }

        [CircuitBreaker]
        public interface IStore : IConnection
        {
            new string Name { get; set; }

            string? this[int index] { get; }

            event EventHandler? Changed;

            Task OpenAsync(string password);

            IAsyncEnumerable<int> ReadAsync(int count);
        }
        """);

    [Fact]
    public void Nested() => Approve("""
        namespace Shop;

        public class Checkout<T>
        {
            internal interface IStep<U>
            {
                [TotalTimeout(1_000)]
                Task<T> RunAsync(U input);
            }
        }
        """);

    [Fact]
    public void ClassOfOpenInterface() => Approve("""
        namespace Shop;

        public interface IRepository<T, in TKey>
            where T : class
            where TKey : notnull
        {
            Task<T?> FindAsync(TKey key, CancellationToken cancellationToken);

            T Map<TResult>(TResult result, [System.Diagnostics.CodeAnalysis.NotNull] ref string? text)
                where TResult : struct;
        }

        /// <summary>Guards what other people's repositories do.</summary>
        [ResilientProxy(typeof(IRepository<,>))]
        internal sealed partial class GuardedRepository<TEntity, TId>
        {
            /// <summary>Finds.</summary>
            [CircuitBreaker]
            public partial Task<TEntity?> FindAsync(TId id, CancellationToken token = default);

            public partial TEntity Map<TFrom>(TFrom from, ref string? name)
                where TFrom : struct;
        }
        """);

    [Fact]
    public void Class() => Approve("""
        namespace Cloud
        {
            public interface IBucket : IDisposable
            {
                Task<string> PutAsync(string key, CancellationToken cancellationToken = default);

                int Count { get; }
            }
        }

        namespace Shop
        {
            public partial class Storage
            {
                [ResilientProxy<Cloud.IBucket>, CircuitBreaker(FailureThreshold = 3)]
                public sealed partial class ResilientBucket;
            }
        }
        """);

    [Fact]
    public void Priorities() => Approve("""
        namespace Shop;

        public interface ILog<T>
        {
            [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
            void Write(ReadOnlySpan<char> text);

            [Retry(1)]
            void Write(string text);

            TOther Write<TOther>(T[] items)
                where TOther : struct;
        }
        """);

    private static void Approve(string source, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
        => Compiler.GenerateSingle(source).ShouldMatchApproved(options => options
            .NoDiff()
            .WithFileExtension("g.cs")
            .WithFilenameGenerator((_, _, kind, extension) => $"{name}.{kind}.{extension}"));
}
