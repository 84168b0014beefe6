namespace Resilience.Generators.Model;

/// <summary>A property or, with parameters, an indexer.</summary>
/// <param name="Ref">Empty, or <c>ref </c> where the getter returns by reference.</param>
/// <param name="Forgive"><c>!</c> where attributes say of what is referred to that it may, or may not, be null, which the type says otherwise.</param>
/// <param name="GetterAttributes">Null where there is no getter.</param>
/// <param name="SetterAttributes">Null where there is no setter.</param>
internal sealed record PropertyModel(
    MemberHeader Header,
    EquatableArray<ParameterModel> Parameters,
    string Ref,
    string Forgive,
    EquatableArray<string>? GetterAttributes,
    EquatableArray<string>? SetterAttributes,
    bool IsInit)
    : MemberModel(Header);
