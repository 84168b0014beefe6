namespace Resilience.Generators.Model;

/// <summary>A method.</summary>
/// <param name="RelayAttributes">To be repeated on the private methods that the body hands on to.</param>
/// <param name="Token">The parameter that carries the caller's <c>CancellationToken</c>, or null.</param>
/// <param name="Outranked">The class through which it is called where a call by name would reach another overload, or null.</param>
/// <param name="Disposal">Set for <c>Dispose</c> and <c>DisposeAsync</c>, which are forwarded once.</param>
/// <param name="Guard">Null for a method that is forwarded as it is.</param>
internal sealed record MethodModel(
    MemberHeader Header,
    EquatableArray<string> RelayAttributes,
    EquatableArray<TypeParameterModel> TypeParameters,
    EquatableArray<ParameterModel> Parameters,
    ReturnModel Return,
    string? Token,
    string? Outranked,
    DisposalKinds Disposal,
    GuardModel? Guard)
    : MemberModel(Header)
{
    /// <summary>Whether its arguments can be kept while a call waits.</summary>
    public bool CanBeKept { get; init; }
}
