namespace Resilience.GeneratedTests;

/// <summary>A method of each kind of type like a task. The interfaces that inherit it differ in their policies alone.</summary>
public interface ITaskLikes
{
    Promise RunAsync(int id, CancellationToken cancellationToken);

    Promise<int> ReadAsync(int id, CancellationToken cancellationToken);

    Ticket SendAsync(int id, CancellationToken cancellationToken);

    Ticket<int> FetchAsync(int id, CancellationToken cancellationToken);

    Promise<int> CountAsync(int id);
}
