using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

public sealed class Attributed : IAttributed
{
    private string _name = "name";

    public int Failures { get; set; }

    [AllowNull]
    public string Name
    {
        get => _name;
        set => _name = value ?? "none";
    }

    [Obsolete("It is gone.", error: true)]
    public async Task<int> GoneAsync(int value)
    {
        await Task.Yield();
        return Enter(value);
    }

    [Obsolete("It is old.", DiagnosticId = "SHAPE001")]
    public int Old(int value) => Enter(value);

    [Experimental("SHAPE002")]
    public int New(int value) => Enter(value);

    [RequiresUnreferencedCode("It reflects."), RequiresDynamicCode("It emits."), RequiresAssemblyFiles("It reads.")]
    public async Task<int> ReflectAsync(int value)
    {
        await Task.Yield();
        return Enter(value);
    }

    public bool TryGet(string key, [NotNullWhen(true)] out string? value)
    {
        value = Enter(key.Length == 0 ? null : key);
        return value is not null;
    }

    public bool TryGetAny<T>(T key, [MaybeNullWhen(false)] out T value)
    {
        value = Enter(key);
        return true;
    }

    [return: NotNullIfNotNull(nameof(text))]
    public string? Echo(string? text) => Enter(text);

    [return: MaybeNull]
    public T FirstOrNone<T>(T[] items) => Enter(items.FirstOrDefault());

    public void Allow([AllowNull] string text, [DisallowNull] ref string? other) => other = Enter(text ?? other);

    public void Check([NotNull] object? value, [DoesNotReturnIf(false)] bool condition)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!Enter(condition))
        {
            throw new ArgumentException("It is false.", nameof(condition));
        }
    }

    [DoesNotReturn]
    public void Fail() => throw Enter(new InvalidOperationException("It does not return."));

    public T Make<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>() => Enter(Activator.CreateInstance<T>());

    public ref int Same([UnscopedRef] ref int value)
    {
        Enter(value);
        return ref value;
    }

    public string Caller(int value, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "", [CallerArgumentExpression(nameof(value))] string expression = "")
        => Enter($"{member} {line > 0} {Path.GetFileName(file)} {expression}");

    private T Enter<T>(T value)
    {
        if (Failures > 0)
        {
            Failures--;
            throw new HttpRequestException("down");
        }

        return value;
    }
}
