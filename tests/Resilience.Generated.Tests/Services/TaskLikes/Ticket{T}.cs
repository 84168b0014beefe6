using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests;

/// <summary>A struct like a task, with <c>ConfigureAwait</c>.</summary>
[AsyncMethodBuilder(typeof(TicketBuilder<>))]
public readonly struct Ticket<T>(Task<T> task)
{
    public TaskAwaiter<T> GetAwaiter() => task.GetAwaiter();

    public ConfiguredTaskAwaitable<T> ConfigureAwait(bool continueOnCapturedContext) => task.ConfigureAwait(continueOnCapturedContext);
}
