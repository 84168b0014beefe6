namespace Resilience.GeneratedTests;

/// <summary>A method of each return kind. The interfaces that inherit it differ in their policies alone.</summary>
public interface ICalls
{
    void Run(int id, CancellationToken cancellationToken);

    int Read(int id, CancellationToken cancellationToken);

    Task RunAsync(int id, CancellationToken cancellationToken);

    Task<int> ReadAsync(int id, CancellationToken cancellationToken);

    ValueTask RunValueAsync(int id, CancellationToken cancellationToken);

    ValueTask<int> ReadValueAsync(int id, CancellationToken cancellationToken);
}
