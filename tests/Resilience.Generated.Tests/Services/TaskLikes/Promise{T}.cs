using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests;

/// <summary>A class like a task, without <c>ConfigureAwait</c>.</summary>
[AsyncMethodBuilder(typeof(PromiseBuilder<>))]
public sealed class Promise<T>(Task<T> task)
{
    public TaskAwaiter<T> GetAwaiter() => task.GetAwaiter();
}
