namespace Resilience.Tests;

/// <summary>Disposed synchronously.</summary>
public interface ILink : IDisposable;
