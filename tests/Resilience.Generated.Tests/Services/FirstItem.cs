namespace Resilience.GeneratedTests.First;

public sealed record Item;
