namespace Resilience.Tests;

/// <summary>What the tests' circuits ignore.</summary>
public sealed class IgnoredException() : Exception("The callee says nothing about itself.");
