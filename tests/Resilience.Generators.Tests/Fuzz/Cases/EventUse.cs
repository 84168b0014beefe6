namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>An event.</summary>
internal sealed record EventUse(string Name, TypeUse Type) : Member(Name)
{
    public override string Key => Name;

    public override IEnumerable<string> OuterParameters => Type.Parameters;

    protected override string Declare(bool hasBody)
        => $"event {Type.Text} {(Base is null ? string.Empty : Base + ".")}{Name}" + (hasBody ? $" {{ add {{ {Throws} }} remove {{ {Throws} }} }}" : ";");
}
