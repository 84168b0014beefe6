namespace Resilience.Generators.Model;

/// <summary>A method's use of a circuit.</summary>
/// <param name="Field">The field of the policy set that holds the circuit or, where calls have keys, the circuits.</param>
/// <param name="Comment">The attribute, and where it is written.</param>
/// <param name="ClassifiesResult">Whether the attribute's classifier judges results of the method's type.</param>
/// <param name="Key">The argument that is the key; null where all calls have one circuit.</param>
internal sealed record BreakerModel(string Field, string Comment, bool ClassifiesResult, string? Key);
