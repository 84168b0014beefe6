namespace Resilience.Generators.Model;

/// <summary>The proxy's own members, under names that no member, parameter or type parameter of the interface has.</summary>
internal sealed record NamesModel(string Inner, string Policies, string Services, string Owned, string PoliciesType);
