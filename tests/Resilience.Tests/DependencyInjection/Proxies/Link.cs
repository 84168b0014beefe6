namespace Resilience.Tests;

/// <summary>Disposable in both ways, whichever its interface has.</summary>
public sealed class Link(DisposalLog? log = null) : ILink, IAsyncLink
{
    public DisposalLog? Log => log;

    public void Dispose() => log?.Add("inner");

    public ValueTask DisposeAsync()
    {
        log?.Add("inner async");
        return default;
    }
}
