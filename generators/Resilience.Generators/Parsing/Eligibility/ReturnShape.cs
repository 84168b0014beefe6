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

    /// <summary>An asynchronous stream.</summary>
    Stream,

    /// <summary>Something else that can be awaited.</summary>
    Awaitable,
}
