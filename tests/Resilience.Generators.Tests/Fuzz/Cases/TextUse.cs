namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A member that is only text here: constants, nested types, operators.</summary>
/// <param name="Identity">What no other member may have.</param>
internal sealed record TextUse(string Name, string Identity, string Source) : Member(Name)
{
    /// <summary>Whether what it stands for is static abstract, and left so.</summary>
    public bool IsStaticAbstract { get; init; }

    public override string Key => Identity;

    protected override string Declare(bool hasBody) => Source;
}
