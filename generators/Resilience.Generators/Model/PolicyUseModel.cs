namespace Resilience.Generators.Model;

/// <summary>A method's use of a bulkhead or rate limit.</summary>
/// <param name="Field">The field of the policy set that holds it.</param>
/// <param name="Comment">The attribute, and where it is written.</param>
internal sealed record PolicyUseModel(string Field, string Comment);
