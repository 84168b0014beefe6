namespace Resilience.Tests;

/// <summary>Disposed asynchronously.</summary>
public interface IAsyncLink : IAsyncDisposable;
