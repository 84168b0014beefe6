namespace Resilience.GeneratedTests.Second;

public sealed record Item;
