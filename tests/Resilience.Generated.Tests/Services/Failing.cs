namespace Resilience.GeneratedTests;

internal sealed class Failing : IUnready
{
    public Task<int> ReadAsync(int id) => throw new HttpRequestException("down");
}
