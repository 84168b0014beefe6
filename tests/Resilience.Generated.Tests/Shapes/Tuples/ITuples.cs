namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Tuples whose elements have names. Each method has a spare that does the same.</summary>
public interface ITuples
{
    (int Id, string? Name) Swap((string? Name, int Id) pair, CancellationToken token);

    Task<(int Id, (string First, string? Last) Name)> FindAsync(int id, CancellationToken token);

    (int Id, string? Name) Spare((string? Name, int Id) pair, CancellationToken token);

    Task<(int Id, (string First, string? Last) Name)> Spare(int id, CancellationToken token);
}
