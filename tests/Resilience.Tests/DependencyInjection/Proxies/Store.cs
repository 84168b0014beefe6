namespace Resilience.Tests;

public sealed class Store<T>(DisposalLog? log = null) : IStore<T>
{
    public string Load(T key) => $"{key}";

    public void Dispose() => log?.Add("store");
}
