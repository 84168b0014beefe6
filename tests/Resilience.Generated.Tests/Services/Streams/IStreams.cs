namespace Resilience.GeneratedTests;

/// <summary>A method of each kind of stream. The interfaces that inherit it differ in their policies alone.</summary>
public interface IStreams
{
    IAsyncEnumerable<int> ReadAsync(int id, CancellationToken cancellationToken);

    IAsyncEnumerable<int> ListAsync(int id);

    IAsyncEnumerator<int> Open(int id, CancellationToken cancellationToken);
}
