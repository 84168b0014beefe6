using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests;

/// <summary>A struct like a task, with <c>ConfigureAwait</c>.</summary>
[AsyncMethodBuilder(typeof(TicketBuilder))]
public readonly struct Ticket(Task task)
{
    public TaskAwaiter GetAwaiter() => task.GetAwaiter();

    public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) => task.ConfigureAwait(continueOnCapturedContext);
}
