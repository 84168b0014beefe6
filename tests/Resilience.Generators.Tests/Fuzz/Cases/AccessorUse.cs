namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>An accessor of a property.</summary>
/// <param name="Keyword"><c>get</c>, <c>set</c> or <c>init</c>.</param>
internal sealed record AccessorUse(string Keyword)
{
    /// <summary>Narrower than the property's, or null.</summary>
    public Access? Access { get; init; }

    public IReadOnlyList<string> Attributes { get; init; } = [];

    public PolicyUse? Policy { get; init; }

    public string Write(string body)
    {
        string access = Access switch
        {
            Cases.Access.Internal => "internal ",
            Cases.Access.Protected => "protected ",
            Cases.Access.Private => "private ",
            _ => string.Empty,
        };
        return string.Concat((Policy is null ? Attributes : [Policy.Text, .. Attributes]).Select(attribute => $"[{attribute}] ")) + access + Keyword + body;
    }
}
