namespace Resilience.GeneratedTests;

internal sealed class Patient : IPatient
{
    public Task<int> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(7);
}
