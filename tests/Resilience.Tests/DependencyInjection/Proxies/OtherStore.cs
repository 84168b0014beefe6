namespace Resilience.Tests;

public sealed class OtherStore<T> : IStore<T>
{
    public string Load(T key) => $"other {key}";

    public void Dispose()
    {
    }
}
