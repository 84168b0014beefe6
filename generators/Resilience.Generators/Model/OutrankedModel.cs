namespace Resilience.Generators.Model;

/// <summary>Methods of one interface that a call by name does not reach, and the class through which they are called.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="TypeParameters">Those of the interface, and of the types around it.</param>
/// <param name="Service">The interface.</param>
internal sealed record OutrankedModel(string Name, EquatableArray<TypeParameterModel> TypeParameters, string Service, EquatableArray<MethodModel> Methods);
