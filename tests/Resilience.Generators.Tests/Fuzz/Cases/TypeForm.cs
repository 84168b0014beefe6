namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>What kind of type it is, as far as the rules of C# and of proxies tell kinds apart.</summary>
internal enum TypeForm
{
    Void,
    Value,
    Reference,

    /// <summary>A type parameter that may become anything but a ref struct.</summary>
    Open,

    /// <summary>A ref struct, or a type parameter that may become one.</summary>
    RefLike,

    /// <summary>A pointer or function pointer.</summary>
    Pointer,
    Task,
    TaskOf,
    ValueTask,
    ValueTaskOf,

    /// <summary><c>IAsyncEnumerable</c> or <c>IAsyncEnumerator</c>.</summary>
    Stream,

    /// <summary>A type that merely implements a stream.</summary>
    StreamLike,

    /// <summary>An awaitable with an async method builder.</summary>
    TaskLike,

    /// <summary>An awaitable without.</summary>
    Awaitable,

    /// <summary>The one type that calls are cancelled by.</summary>
    Token,
}
