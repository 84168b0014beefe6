namespace Resilience.Generators.Model;

/// <summary>An event.</summary>
internal sealed record EventModel(MemberHeader Header) : MemberModel(Header);
