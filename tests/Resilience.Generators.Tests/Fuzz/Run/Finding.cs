using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>A defect.</summary>
/// <param name="Kind">What tells it from others, in a few words: shrinking keeps it.</param>
/// <param name="Details">What was seen, line by line.</param>
internal sealed record Finding(InterfaceCase Case, string Kind, string Details);
