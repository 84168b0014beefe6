namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A type around the interfaces.</summary>
/// <param name="Kind"><c>public class</c>, <c>internal readonly record struct</c>…</param>
internal sealed record ContainerUse(string Kind, string Name, params IReadOnlyList<TypeParameterUse> TypeParameters)
{
    public string Header => $"{Kind} {Name}{TypeParameterUse.Write(TypeParameters)}{TypeParameterUse.WriteClauses(TypeParameters)}";
}
