global using Resilience.Execution;
global using Shouldly;
global using Xunit;
global using Xunit.Abstractions;

// Coyote has one thread run at a time; two explorations at once would only be slower.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
