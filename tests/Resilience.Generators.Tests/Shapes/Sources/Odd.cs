using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
namespace Shapes;

#pragma warning disable CS0693 // type parameters named as those around them
public class Same<T>
{
    // proxied
    [CircuitBreaker, Retry(1)]
    public interface ISame<T> where T : class
    {
        Task<T> OneAsync(T item);
        Task<T?> TwoAsync<T>(T? item) where T : struct;
    }
}
#pragma warning restore CS0693

public interface IHasT { void T(); int Circuits { get; } }

// proxied
[CircuitBreaker, Retry(1)]
public interface ITypeParameterMembers<T, Circuits, Policies> : IHasT
{
    Task<T> RunAsync(Policies policies, Circuits circuits);
}

// proxied
[CircuitBreaker]
public interface IPriority
{
    [OverloadResolutionPriority(1)] void Run(object x);
    [OverloadResolutionPriority(1)] void Run(string x);
    [OverloadResolutionPriority(2)] void Other();
}

// proxied
[CircuitBreaker, Retry(1), Timeout(5)]
public interface IRanked<in T> : IRankedBase<List<int>>, IRankedBase<string>
{
    [OverloadResolutionPriority(1)] Task<int> RunAsync(object x, T callee);
    Task<int> RunAsync(string x, T callee);
    [OverloadResolutionPriority(-1)] ref readonly int Run<U>(in U x) where U : struct, IComparable<U>;
    ref readonly int Run(in int x);
    [Fallback(nameof(Spare))] string Read(string x);
    string Spare(string x);
    [OverloadResolutionPriority(1)] string Spare(object x);
}

public interface IRankedBase<T> where T : class
{
    [OverloadResolutionPriority(1)] T? Get(object? x);
    T? Get(T? x);
    unsafe int* Get(int* x);
}

public static class Around<T>
{
    // proxied
    [CircuitBreaker]
    public interface IRanked { [OverloadResolutionPriority(1)] void Run(object x); [Obsolete("x", true)] void Run(T x); }
}

public interface IExplicitBase<T> { Task<TOut?> MapAsync<TIn, TOut>(TIn? x, TOut[]? y) where TOut : class; TOut? Map<TOut>(TOut? x); T? Value { get; set; } }

// proxied
[CircuitBreaker, Retry(1), Timeout(5)]
public interface IExplicit : IExplicitBase<string>, IExplicitBase<int>
{
    new Task<TOut?> MapAsync<TIn, TOut>(TIn? x, TOut[]? y) where TOut : class;
}

// proxied
[CircuitBreaker, Retry(1)]
public interface IDefaultStruct<T> where T : struct
{
    void Many(T x = default, T? y = null, in int z = 4, params T[] more);
    void Keep(string a, [Optional2] int b, int c = 3);
}

[AttributeUsage(AttributeTargets.Parameter)] public sealed class Optional2Attribute : Attribute;

// proxied
[CircuitBreaker]
public interface IOptional
{
    void Mixed([System.Runtime.InteropServices.Optional] int a, [System.Runtime.InteropServices.Optional, DateTimeConstant(5)] DateTime c, int b = 2, decimal d = 1.0m);
}

// proxied
[CircuitBreaker, Timeout(5)]
public interface IFunctions
{
    Func<string?, Task<(int? A, string? B)>>? Make(Action<dynamic?>? a, Dictionary<string, List<int?[]>?> b);
    (string, (int X, int Y)?)[] Tuples(IEnumerable<KeyValuePair<string, object?>> x);
    Task<Task<int>> Nested(CancellationToken token);
    ValueTask<IAsyncEnumerable<int>> StreamLater(CancellationToken token);
    CancellationToken Two(CancellationToken a, CancellationToken b);
    Task Maybe(CancellationToken? token);
    Task WithDefault(CancellationToken token = default, int other = 1);
}

// proxied
[CircuitBreaker, Fallback(nameof(Spare))]
public interface IVoidSpare
{
    void Run(in int a, out string b, ref List<int> c, params Span<int> d);
    void Spare(in int a, out string b, ref List<int> c, Span<int> d, TimeoutException e);
    void Spare(in int a, out string b, ref List<int> c, Span<int> d, HttpRequestException e);
}

public class @default { public class @new; }

// proxied
[CircuitBreaker(Name = "line\nbreak \"quoted\" */ {0}", Handle = [typeof(KeyNotFoundException)], Ignore = [typeof(List<>), typeof(int?), typeof((int, string))])]
public interface IKeywordTypes
{
    @default.@new @void(@default.@new? @ref = null);
    Task<@default> @checked<@T, @class2>(@T @t, @class2 value);
}

public sealed class Judge<T> : IOutcomeClassifier { public Outcome Classify(Exception exception) => default; public class Inner : IOutcomeClassifier { public Outcome Classify(Exception exception) => default; } }

// proxied
[CircuitBreaker(Classifier = typeof(Judge<List<int?>>.Inner))]
public interface IJudgedByGeneric { [Retry(Classifier = null!, Handle = null!)] Task RunAsync(); }

// proxied
[CircuitBreaker]
public interface IUnscoped
{
    ref int Pick([UnscopedRef] ref int x, [UnscopedRef] out int y);
    ref readonly T First<T>(ReadOnlySpan<T> items);
    Span<T> Rest<T>(ref Span<T> items);
}

// proxied
[CircuitBreaker]
public interface IUnscopedMembers
{
    [UnscopedRef] ref int Field { get; }
    [UnscopedRef] ref int Pick();
    [UnscopedRef] ref int this[int index] { get; }
}

public interface ICounted { void operator +=(int other); void operator ++(); void operator checked ++() { } }

// proxied
[CircuitBreaker]
public interface IOperators : ICounted
{
    void operator +=(in Guid target);
    void operator -=(int[] @class);
    void operator checked -=(int[] @class);
    void operator >>>=(Span<string?> items) { }
    void operator --();
    [Obsolete("gone", true)] void operator *=(string? text);
    static virtual IOperators operator +(IOperators one, int other) => one;
}

[Obsolete("Use INewPriorities.")]
public interface IOldPriorities
{
    [OverloadResolutionPriority(1)] void Run(object x);
    void Run(string x);
}

// proxied
[CircuitBreaker]
#pragma warning disable CS0618
public interface INewPriorities : IOldPriorities;
#pragma warning restore CS0618
