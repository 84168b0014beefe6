namespace Resilience.GeneratedTests;

/// <summary>Is empty.</summary>
internal sealed class Box<T> : IBox<T>
    where T : class
{
    public Task<T?> OpenAsync() => Task.FromResult<T?>(null);
}
