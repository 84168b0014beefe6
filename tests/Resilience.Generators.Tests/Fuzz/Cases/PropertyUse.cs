namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A property or, with parameters, an indexer.</summary>
internal sealed record PropertyUse(string Name, TypeUse Type) : Member(Name)
{
    /// <summary><c>ref </c>, <c>ref readonly </c> or empty.</summary>
    public string Ref { get; init; } = string.Empty;

    public IReadOnlyList<ParameterUse> Parameters { get; init; } = [];

    public IReadOnlyList<AccessorUse> Accessors { get; init; } = [];

    public override string Key => Parameters.Count == 0 ? Name : $"this({string.Join(",", Parameters.Select(parameter => parameter.Key))})";

    public override bool NeedsUnsafe => Type.Contains(TypeForm.Pointer) || Parameters.Any(parameter => parameter.Type.Contains(TypeForm.Pointer));

    public override IEnumerable<string> OuterParameters => Parameters.SelectMany(parameter => parameter.Type.Parameters).Concat(Type.Parameters);

    protected override string Declare(bool hasBody)
    {
        string name = Parameters.Count == 0 ? Name : $"this[{string.Join(", ", Parameters.Select(parameter => parameter.Text))}]";
        string body = hasBody ? $" {{ {Throws} }}" : ";";
        return $"{Ref}{Type.Text} {(Base is null ? string.Empty : Base + ".")}{name} {{ {string.Join(" ", Accessors.Select(accessor => accessor.Write(body)))} }}";
    }
}
