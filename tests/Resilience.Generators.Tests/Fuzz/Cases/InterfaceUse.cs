using System.Text;

namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>An interface.</summary>
internal sealed record InterfaceUse(string Name)
{
    /// <summary><c>public</c>, <c>internal</c>, <c>file</c>…</summary>
    public string Accessibility { get; init; } = "public";

    public IReadOnlyList<TypeParameterUse> TypeParameters { get; init; } = [];

    public IReadOnlyList<BaseUse> Bases { get; init; } = [];

    public IReadOnlyList<PolicyUse> Policies { get; init; } = [];

    public IReadOnlyList<string> Attributes { get; init; } = [];

    public IReadOnlyList<Member> Members { get; init; } = [];

    public string? Documentation { get; init; }

    /// <summary>How many of the members stand in a second part.</summary>
    public int InSecondPart { get; init; }

    /// <summary>Whether a policy asks for a proxy.</summary>
    public bool IsAnnotated
        => Policies.Count > 0
            || Members.Any(member => member.Policies.Any(policy => policy.Kind != PolicyUse.NoResilience) || member is PropertyUse { Accessors: var accessors } && accessors.Any(accessor => accessor.Policy is not null));

    public void Write(StringBuilder text)
    {
        bool isPartial = InSecondPart > 0 && InSecondPart <= Members.Count;
        string start = $"{Accessibility} {(isPartial ? "partial " : string.Empty)}interface {Name}";
        if (Documentation is not null)
        {
            text.AppendLine(Documentation);
        }

        foreach (string attribute in Policies.Select(policy => policy.Text).Concat(Attributes))
        {
            text.AppendLine($"[{attribute}]");
        }

        text.AppendLine(start + TypeParameterUse.Write(TypeParameters) + (Bases.Count == 0 ? string.Empty : " : " + string.Join(", ", Bases.Select(inherited => inherited.Text))) + TypeParameterUse.WriteClauses(TypeParameters));
        Write(text, Members.Take(Members.Count - (isPartial ? InSecondPart : 0)));
        if (isPartial)
        {
            text.AppendLine(start + TypeParameterUse.Write([.. TypeParameters.Select(parameter => parameter with { Attributes = [] })]));
            Write(text, Members.TakeLast(InSecondPart));
        }
    }

    private static void Write(StringBuilder text, IEnumerable<Member> members)
    {
        text.AppendLine("{");
        foreach (Member member in members)
        {
            text.AppendLine(member.Text);
        }

        text.AppendLine("}");
    }
}
