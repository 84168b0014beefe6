namespace Resilience.GeneratedTests;

/// <summary>Tests that listen to the whole process: what they hear, and what their listening costs, belongs to no other test.</summary>
[CollectionDefinition(nameof(ProcessWideListeners), DisableParallelization = true)]
public sealed class ProcessWideListeners;
