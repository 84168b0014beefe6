using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Members that tell the compiler, or analyzers, more than their types do.</summary>
[CircuitBreaker(FailureThreshold = 100), Retry(1, Delay = 0, Budget = 1), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
public interface IAttributed
{
    [AllowNull]
    string Name { get; set; }

    [Obsolete("It is gone.", error: true)]
    Task<int> GoneAsync([CircuitKey, CacheKey] int value);

    [Obsolete("It is old.", DiagnosticId = "SHAPE001")]
    int Old(int value);

    [Experimental("SHAPE002")]
    int New(int value);

    [RequiresUnreferencedCode("It reflects."), RequiresDynamicCode("It emits."), RequiresAssemblyFiles("It reads.")]
    Task<int> ReflectAsync([CircuitKey] int value);

    bool TryGet([CircuitKey] string key, [NotNullWhen(true)] out string? value);

    bool TryGetAny<T>(T key, [MaybeNullWhen(false)] out T value);

    [return: NotNullIfNotNull(nameof(text))]
    string? Echo(string? text);

    [return: MaybeNull]
    T FirstOrNone<T>(T[] items);

    void Allow([AllowNull, CircuitKey] string text, [DisallowNull] ref string? other);

    void Check([NotNull, CircuitKey] object? value, [DoesNotReturnIf(false)] bool condition);

    [DoesNotReturn]
    void Fail();

    T Make<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>();

    ref int Same([UnscopedRef] ref int value);

    string Caller([CircuitKey] int value, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "", [CallerArgumentExpression(nameof(value))] string expression = "");
}
