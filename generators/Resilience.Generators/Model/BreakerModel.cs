namespace Resilience.Generators.Model;

/// <summary>A method's use of a circuit.</summary>
/// <param name="Field">The circuit's field of the policy set.</param>
/// <param name="Comment">The attribute, and where it is written.</param>
/// <param name="ClassifiesResult">Whether the attribute's classifier judges results of the method's type.</param>
internal sealed record BreakerModel(string Field, string Comment, bool ClassifiesResult);
