namespace Resilience.Tests;

/// <summary>Who was disposed, in order.</summary>
public sealed class DisposalLog : List<string>;
