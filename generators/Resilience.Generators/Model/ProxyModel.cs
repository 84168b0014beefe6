namespace Resilience.Generators.Model;

/// <summary>All that a generated file says about one interface, as text: no symbol, no syntax, no location.</summary>
/// <param name="HintName">The file's name, unique per interface.</param>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Name">The proxy's name.</param>
/// <param name="IsMadeByContainer">Whether a container can be asked to make the proxy itself, as it must be for open generic registrations.</param>
internal sealed record ProxyModel(
    string HintName,
    string Namespace,
    string Accessibility,
    string Name,
    EquatableArray<TypeParameterModel> TypeParameters,
    ServiceModel Service,
    NamesModel Names,
    EquatableArray<string> Attributes,
    EquatableArray<PragmaModel> Pragmas,
    DisposalKinds Disposal,
    bool IsMadeByContainer,
    EquatableArray<CircuitModel> Circuits,
    EquatableArray<FallbackTypeModel> FallbackTypes,
    EquatableArray<MemberModel> Members);
