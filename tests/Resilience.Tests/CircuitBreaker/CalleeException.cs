namespace Resilience.Tests;

/// <summary>What a callee throws that is not well.</summary>
public class CalleeException(string message = "The callee failed.") : Exception(message);
