namespace Resilience.Benchmarks;

/// <summary>The call that everything is measured on, without policies.</summary>
public interface ICallee
{
    Task<int> GetAsync(int id, CancellationToken cancellationToken);

    ValueTask<int> GetValueAsync(int id, CancellationToken cancellationToken);

    int Read(int id);
}
