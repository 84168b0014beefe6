using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>A type like a task.</summary>
[AsyncMethodBuilder(typeof(PromiseMethodBuilder<>))]
public sealed class Promise<T>(Task<T> task)
{
    public TaskAwaiter<T> GetAwaiter() => task.GetAwaiter();
}
