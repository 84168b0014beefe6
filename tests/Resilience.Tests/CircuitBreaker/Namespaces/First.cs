namespace Resilience.Tests.Namespaces.First;

/// <summary>One of several interfaces with one display name.</summary>
internal interface IClash;
