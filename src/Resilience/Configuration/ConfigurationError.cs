namespace Resilience;

/// <summary>A value of the configuration that cannot be used, and why.</summary>
/// <param name="Path">Where it stands: <c>Resilience:Interfaces:IStripeGateway:Policies:Timeout:Milliseconds</c>.</param>
/// <param name="Problem">What is wrong with it and what would be right.</param>
internal sealed record ConfigurationError(string Path, string Problem)
{
    public override string ToString() => $"{Path}: {Problem}";
}
