using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests;

/// <summary>Answers 100; with a time-out for a cause, 200.</summary>
[SuppressMessage("Design", "CA1068", Justification = "A fallback takes the cause after all parameters of the method.")]
[SuppressMessage("Performance", "CA1822", Justification = "A fallback's methods are instance methods.")]
public sealed class TaskLikeBackup
{
    public Promise RunAsync(int id, CancellationToken cancellationToken) => new(Task.CompletedTask);

    public Promise<int> ReadAsync(int id, CancellationToken cancellationToken) => new(Task.FromResult(100));

    public Promise<int> ReadAsync(int id, CancellationToken cancellationToken, TimeoutException cause) => new(Task.FromResult(200));

    public Ticket SendAsync(int id, CancellationToken cancellationToken) => new(Task.CompletedTask);

    public Ticket<int> FetchAsync(int id, CancellationToken cancellationToken) => new(Task.FromResult(100));

    public Ticket<int> FetchAsync(int id, CancellationToken cancellationToken, FormatException cause) => new(Task.FromException<int>(new InvalidOperationException("backup")));

    public Promise<int> CountAsync(int id) => new(Task.FromResult(100));
}
