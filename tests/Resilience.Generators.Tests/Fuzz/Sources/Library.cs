#nullable enable
using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Resilience;

// Another assembly, which the random interfaces refer to.
namespace Fuzz.Library;

public enum Colour { Red, Green = 5, Lime = 5, @default = 9 }

[Flags]
public enum Rights : byte { None, Read = 1, Write = 2, All = 255 }

public enum Wide : long { Least = long.MinValue, Most = long.MaxValue }

public enum Empty : ushort;

public readonly struct Money
{
    public const int Zero = 0;
    public const string Name = "mo\"ney";
}

public struct Pair<TFirst, TSecond>
{
    public TFirst First;
    public TSecond Second;
}

public record Person(string Name);

public readonly record struct Point(int X, int Y);

public interface IMarker;

public interface IMarker<in T>;

public class Animal : IMarker, IMarker<string>;

public sealed class Dog : Animal;

public class Outer<T>
{
    public class Inner<TInner>;

    public struct Value;

    public enum Kind { One }

    public delegate T Made(T item);
}

public class @class
{
    public class @new;

    public enum @event { @in, @out }
}

public delegate void Signal<in T>(T item, ref int count);

public delegate ref readonly T Refer<T>(scoped in T item);

public ref struct Window
{
    public Span<int> Span;
}

public ref struct Window<T>
    where T : allows ref struct
{
    public T Item;
}

[AsyncMethodBuilder(typeof(JobBuilder))]
public sealed class Job
{
    public TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter();
}

public sealed class JobBuilder
{
    public Job Task => new();

    public static JobBuilder Create() => new();

    public void SetException(Exception exception) { }

    public void SetResult() { }

    public void SetStateMachine(IAsyncStateMachine machine) { }

    public void Start<TMachine>(ref TMachine machine)
        where TMachine : IAsyncStateMachine
        => machine.MoveNext();

    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : INotifyCompletion
        where TMachine : IAsyncStateMachine
        => awaiter.OnCompleted(machine.MoveNext);

    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : ICriticalNotifyCompletion
        where TMachine : IAsyncStateMachine
        => awaiter.UnsafeOnCompleted(machine.MoveNext);
}

[AsyncMethodBuilder(typeof(JobBuilder<>))]
public readonly struct Job<T>
{
    public TaskAwaiter<T> GetAwaiter() => Task.FromResult(default(T)!).GetAwaiter();
}

public sealed class JobBuilder<T>
{
    public Job<T> Task => default;

    public static JobBuilder<T> Create() => new();

    public void SetException(Exception exception) { }

    public void SetResult(T result) { }

    public void SetStateMachine(IAsyncStateMachine machine) { }

    public void Start<TMachine>(ref TMachine machine)
        where TMachine : IAsyncStateMachine
        => machine.MoveNext();

    public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : INotifyCompletion
        where TMachine : IAsyncStateMachine
        => awaiter.OnCompleted(machine.MoveNext);

    public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : ICriticalNotifyCompletion
        where TMachine : IAsyncStateMachine
        => awaiter.UnsafeOnCompleted(machine.MoveNext);
}

/// <summary>Can be awaited, but no async method returns it.</summary>
public sealed class Promise
{
    public TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter();
}

/// <summary>More than a stream.</summary>
public sealed class Feed<T> : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}

[Obsolete]
public sealed class Old;

[Obsolete("no longer", DiagnosticId = "FUZZ2")]
public sealed class Older;

[Experimental("FUZZ1")]
public sealed class Fresh;

public sealed class ExceptionJudge : IOutcomeClassifier
{
    public Outcome Classify(Exception exception) => default;
}

public class ExceptionJudge<T> : IOutcomeClassifier
{
    public Outcome Classify(Exception exception) => default;

    public sealed class Inner : ExceptionJudge<T>;
}

public sealed class BothJudge : IOutcomeClassifier, IResultClassifier<int>, IResultClassifier<string>, IResultClassifier<object?>
{
    public Outcome Classify(Exception exception) => default;

    public Outcome Classify(int result) => default;

    public Outcome Classify(string result) => default;

    public Outcome Classify(object? result) => default;
}

public sealed class IntJudge : IResultClassifier<int>
{
    public Outcome Classify(int result) => default;
}

public sealed class ObjectJudge : IResultClassifier<object?>
{
    public Outcome Classify(object? result) => default;
}

public sealed class NoJudge;

public class Oops : Exception;

public sealed class Oops<T> : Oops;

public interface IPointers
{
    unsafe int* Next(int* from, void** until);

    unsafe delegate*<int, void> Callback { get; set; }
}

public interface IClosed
{
    internal void Hidden();
}

public interface IClosedByDefault
{
    internal int Hidden => 1;
}

public interface IHiddenInside
{
    private int Own() => 1;

    internal static int Shared() => 2;

    private protected sealed int Family() => 3;

    void Open();
}

public interface IStaticAbstract
{
    static abstract int Make();
}

public interface IStaticDefault<TSelf>
    where TSelf : IStaticDefault<TSelf>?
{
    static virtual TSelf? operator +(TSelf? one, TSelf? other) => one;

    static virtual int Count => 0;
}

[CircuitBreaker(FailureThreshold = 7_000), Timeout(1_500)]
public interface IGuarded<T>
{
    [Retry(2, Idempotent = true), Fallback(nameof(SpareAsync))]
    Task<T?> RunAsync(T? item, CancellationToken cancellationToken = default);

    Task<T?> SpareAsync(T? item, CancellationToken cancellationToken);

    [Retry]
    ValueTask<(T First, string? Second)> PairAsync(T first, string? second = "a\"b\\c\u0000");

    T Now(T item, CancellationToken cancellationToken);

    T? this[T key] { get; set; }

    event Action<T?>? Changed;
}

public interface IValues
{
    void Numbers(double a = double.NaN, float b = float.NegativeInfinity, decimal c = 1.50m, long d = long.MinValue, Colour e = (Colour)77, Rights f = Rights.Read | Rights.Write, Wide g = Wide.Most, char h = '\ud800');

    void Moments([Optional, DateTimeConstant(5)] DateTime a, [Optional, DecimalConstant(1, 0, 0u, 0u, 15u)] decimal b, [Optional] object c, [Optional, IUnknownConstant] object d);

    Task OddAsync([Optional] int a, string b, int c = 3);

    void More([DefaultParameterValue(4), Optional] ref int a, in int b = 5, params ReadOnlySpan<string?> c);

    int Init { get; init; }

    ref readonly int Peek(in Guid at, ref readonly Guid other, out Guid third);

    [return: NotNullIfNotNull(nameof(text))]
    string? Echo(string? text);
}

#nullable disable
public interface IUnannotated<T>
    where T : class
{
    string Text(string text, T item);

    Task<T> TaskAsync(List<string> texts);

    U Map<U>(U item, Func<T, U> map)
        where U : class;

    T Value { get; set; }

    event EventHandler Changed;
}
