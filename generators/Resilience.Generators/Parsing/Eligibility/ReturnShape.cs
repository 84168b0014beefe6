namespace Resilience.Generators.Eligibility;

/// <summary>How a method gives its outcome.</summary>
internal enum ReturnShape
{
    Void,
    Value,
    Reference,
    Task,
    TaskOf,
    ValueTask,
    ValueTaskOf,

    /// <summary>Another type that an async method can return.</summary>
    TaskLike,

    /// <summary><c>IAsyncEnumerable&lt;T&gt;</c>.</summary>
    Stream,

    /// <summary><c>IAsyncEnumerator&lt;T&gt;</c>.</summary>
    Enumerator,

    /// <summary>An asynchronous stream that no iterator can return.</summary>
    OtherStream,

    /// <summary>Something else that can be awaited.</summary>
    Awaitable,
}
