namespace Resilience.Generators.Model;

/// <summary>A property or, with parameters, an indexer.</summary>
/// <param name="Ref">Empty, or <c>ref </c> where the getter returns by reference.</param>
/// <param name="GetterAttributes">Null where there is no getter.</param>
/// <param name="SetterAttributes">Null where there is no setter.</param>
internal sealed record PropertyModel(
    MemberHeader Header,
    EquatableArray<ParameterModel> Parameters,
    string Ref,
    EquatableArray<string>? GetterAttributes,
    EquatableArray<string>? SetterAttributes,
    bool IsInit)
    : MemberModel(Header);
