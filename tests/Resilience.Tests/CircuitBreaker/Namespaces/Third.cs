namespace Resilience.Tests.Namespaces.Third;

/// <summary>One of several interfaces with one display name.</summary>
internal interface IClash;
