namespace Resilience.Tests;

/// <summary>An open generic service.</summary>
public interface IStore<T> : IDisposable
{
    string Load(T key);
}
