namespace Resilience.Tests;

public sealed class AsyncOnlyLink(DisposalLog log) : IAsyncLink
{
    public ValueTask DisposeAsync()
    {
        log.Add("inner async");
        return default;
    }
}
