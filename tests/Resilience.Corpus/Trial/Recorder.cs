namespace Resilience.Corpus;

/// <summary>An object that a proxy guards: each of its members notes that it was called, and answers at once with nothing.</summary>
/// <remarks>Public, for the types that implement the interfaces are emitted, and derive from it.</remarks>
public abstract class Recorder
{
    /// <summary>No member has been called.</summary>
    public const int Nothing = -1;

    /// <summary>The number of the member that was called last.</summary>
    public int Called { get; set; } = Nothing;

    /// <summary>An answer to whoever awaits it.</summary>
    public static Task<T?> Completed<T>() => Task.FromResult<T?>(default);

    /// <summary>A stream without elements.</summary>
    public static IAsyncEnumerable<T> Stream<T>() => AsyncEnumerable.Empty<T>();

    /// <summary>What goes through a stream without elements.</summary>
    public static IAsyncEnumerator<T> Enumerator<T>() => Stream<T>().GetAsyncEnumerator();
}
