namespace Resilience.Generators.Model;

/// <summary>A member of the interface, or of one that it inherits, and how the proxy implements it.</summary>
internal abstract record MemberModel(MemberHeader Header);
