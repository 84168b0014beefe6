namespace Resilience.GeneratedTests;

/// <summary>What was disposed, in order.</summary>
internal sealed class DisposalLog : List<Type>;
