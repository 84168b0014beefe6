namespace Resilience.Tests.Namespaces.Second;

/// <summary>One of several interfaces with one display name.</summary>
internal interface IClash;
