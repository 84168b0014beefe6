namespace Resilience.Generators.Model;

/// <summary>All that a generated file says about one proxy.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Modifiers">The class's modifiers.</param>
/// <param name="Name">The proxy's name.</param>
/// <param name="Owner">Null where the whole class is generated.</param>
/// <param name="IsMadeByContainer">Whether a container can be asked to make the proxy itself, as it must be for open generic registrations.</param>
internal sealed record ProxyModel(
    string HintName,
    string Namespace,
    string Modifiers,
    string Name,
    OwnerModel? Owner,
    EquatableArray<TypeParameterModel> TypeParameters,
    ServiceModel Service,
    NamesModel Names,
    EquatableArray<string> Attributes,
    EquatableArray<PragmaModel> Pragmas,
    DisposalKinds Disposal,
    bool IsMadeByContainer,
    EquatableArray<CircuitModel> Circuits,
    EquatableArray<SharedPolicyModel> SharedPolicies,
    EquatableArray<FallbackTypeModel> FallbackTypes,
    EquatableArray<OutrankedModel> Outranked,
    EquatableArray<MemberModel> Members)
    : FileModel(HintName);
