using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests;

/// <summary>A class like a task, without <c>ConfigureAwait</c>.</summary>
[AsyncMethodBuilder(typeof(PromiseBuilder))]
public sealed class Promise(Task task)
{
    public TaskAwaiter GetAwaiter() => task.GetAwaiter();
}
