namespace Resilience.Tests;

/// <summary>Without a policy of its own.</summary>
public interface IPoliteGreeter : IGreeter;
