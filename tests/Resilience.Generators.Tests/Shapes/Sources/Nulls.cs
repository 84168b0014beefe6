using System.Diagnostics.CodeAnalysis;
namespace Shapes;

// proxied
[CircuitBreaker, Retry(1)]
public interface IMaybe<T>
{
    [return: MaybeNull] T Nul(T t);
    [return: MaybeNull] U Own<U>(U item);
    [return: MaybeNull] string Text();
    [return: MaybeNull] Task<T> TaskAsync();
    [return: MaybeNull] Task PlainAsync();
    [return: NotNull] T Not(T t);
    [return: NotNullIfNotNull(nameof(t))] T If(T t);
    [return: NotNullIfNotNull(nameof(text))] string? IfText(string? text);
    void Out([MaybeNull] out T item, [AllowNull] T other);
    bool Try([MaybeNullWhen(false)] out T item);
    [MaybeNull] T Value { get; [param: AllowNull] set; }
    void Defaults(string text = null!, T item = default!, string? other = null);
}

// proxied
[CircuitBreaker]
public interface IMaybeByReference<T>
{
    [return: MaybeNull] ref T Reference();
    [return: MaybeNull] ref readonly string Text();
}

// proxied
[CircuitBreaker, Timeout(5)]
public interface IMaybeOnce<T> where T : class
{
    [return: MaybeNull] T Get(CancellationToken token);
    [return: MaybeNull] Task<T> GetAsync(CancellationToken token);
}

// proxied
[CircuitBreaker]
public interface IMaybeStruct<T> where T : struct
{
    [return: MaybeNull] T Get();
}

// proxied
[CircuitBreaker]
public interface IMaybeWithSpare<T>
{
    [Fallback(nameof(Spare))] [return: MaybeNull] T Get();
    [return: MaybeNull] T Spare();
    [Fallback(nameof(Spare))] T Never();
    [Fallback(nameof(SpareAsync))] Task<T> NeverAsync([AllowNull] T item);
    [return: MaybeNull] Task<T> SpareAsync([DisallowNull] T item);
}

// proxied
[CircuitBreaker(Classifier = typeof(AnyJudge))]
public interface IMaybeJudged
{
    [Retry(1, Classifier = typeof(AnyJudge))] [return: MaybeNull] string Get();
}

public sealed class AnyJudge : IResultClassifier<object?> { public Outcome Classify(object? result) => default; }

// proxied
[CircuitBreaker(Ignore = new Type[] { null! }, Handle = new Type[] { typeof(Exception), null! })]
public interface INullTypes
{
    [Retry(1, Ignore = new Type[] { null! })] void Run();
    [Fallback(nameof(Run), Handle = new Type[] { null! })] void Other();
}

// proxied
[CircuitBreaker, Retry(1), Fallback(nameof(Throw))]
public interface IThrowing
{
    [DoesNotReturn] void Throw(string why);
    [DoesNotReturn] void Rethrow(string why);
    [DoesNotReturn] int Never();
    [DoesNotReturn] Task NeverAsync();
}

// proxied
[CircuitBreaker, Retry(1), Timeout(5)]
public interface IPromises
{
    Task TaskAsync([MaybeNull] string text);
    int Run([MaybeNull] string text, [MaybeNullWhen(true)] string other);
    [DoesNotReturn] ValueTask<int> FailAsync();
    [DoesNotReturn] int Fail(string text);
    [return: MaybeNull] ref readonly int[] Reference(int x);
    Task<bool> TryAsync(string? text, [NotNullIfNotNull(nameof(text))] out string? result, CancellationToken cancellationToken);
    bool Try(string? text, [NotNullIfNotNull(nameof(text))] out string? result);
    [NoResilience] Task IdleAsync(string text, [NotNullIfNotNull(nameof(text))] string? result, [NotNullIfNotNull(nameof(text))] in string? other);
    void Idle(int number, [NotNullIfNotNull(nameof(number))] string? result);
}

public interface IPromisesBase
{
    [NoResilience] [return: MaybeNull] ref readonly int[] Reference();
    [NoResilience] [return: MaybeNull] ref string Other();
}

// proxied
[CircuitBreaker]
public interface IPromisesDerived : IPromisesBase
{
    [Fallback(nameof(Spare))] Task RunAsync([MaybeNull] string text);
    Task Spare(string? text);
}

// proxied
[CircuitBreaker, Retry(1)]
public interface IPromisesMore<T>
{
    [Fallback(nameof(SpareAsync))] [return: MaybeNull] Task<T> RunAsync(CancellationToken token);
    Task<T> SpareAsync(CancellationToken token);
    int this[[DisallowNull] int? number, [DisallowNull] string? text] { get; set; }
    int this[[DisallowNull] in string? text] { get; set; }
    Task RefAsync(int number, [NotNullIfNotNull(nameof(number))] ref object? text);
    void Ref(string? other, [NotNullIfNotNull(nameof(other))] ref string? text);
}

// proxied
[CircuitBreaker, Retry(1)]
public interface IPromisesOfResults
{
    [Fallback(nameof(Spare))] [return: NotNull] string? Run(string? text);
    [Fallback(nameof(Spare))] [return: NotNullIfNotNull(nameof(text))] string? RunIf(string? text);
    string? Spare(string? text);
    string? Spare(string? text, Exception cause);
    [return: NotNull] ref readonly string[]? Reference();
    [return: NotNullIfNotNull(nameof(text))] ref string[]? ReferenceIf(string? text);
    void Dynamic([AllowNull] dynamic allowed, [MaybeNull] dynamic left, [MaybeNull] ref dynamic other);
    Task DynamicAsync([AllowNull] dynamic allowed, [MaybeNull] dynamic left, [DisallowNull] dynamic? denied);
    [Retry(1, Classifier = typeof(AnyJudge))] string Judged(out int number, out string text);
}

// proxied
[CircuitBreaker, Retry(1)]
public interface IPromisesByReadOnlyReference<T>
{
    int Run([MaybeNull] in string text, [MaybeNull] ref readonly string other, [MaybeNull] in T item);
    int Dynamic([MaybeNull] in dynamic left, [MaybeNull] ref readonly dynamic other);
    bool When([MaybeNullWhen(true)] in dynamic left, [MaybeNullWhen(false)] in string other);
    dynamic Allowed([AllowNull] in dynamic allowed, [DisallowNull] in dynamic? denied);
    [Retry(1, Classifier = typeof(AnyJudge))] dynamic Judged([MaybeNull] in dynamic left, [MaybeNull] ref readonly dynamic other);
    [Retry(1, Classifier = typeof(AnyJudge))] string JudgedText([MaybeNull] in string left, [MaybeNullWhen(true)] in dynamic other, [AllowNull] in dynamic allowed, [DisallowNull] in string? denied);
}

// proxied
[TotalTimeout(5)]
public interface IPromisesOfArguments<T>
{
    [return: NotNullIfNotNull(nameof(item))] T Forwarded([NotNull] in T item);
    [Retry(1)] [return: NotNullIfNotNull(nameof(text))] T Guarded([NotNull] string? text);
    [Retry(1)] [return: NotNullIfNotNull(nameof(text))] string? Text([NotNull] string? text);
    [return: NotNullIfNotNull(nameof(text))] Task<T> GuardedAsync([NotNull] string? text);
}
