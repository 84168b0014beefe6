namespace Resilience.Corpus;

/// <summary>What our rules say of one program.</summary>
/// <param name="AsItIs">Of its sources as they are; each report is noise, for nothing of ours is in them.</param>
/// <param name="Annotated">With policies on its interfaces; whether a report is right is for people to judge.</param>
internal sealed record SourceResult(string Name, int Files, int Interfaces, IReadOnlyList<SourceReport> AsItIs, IReadOnlyList<SourceReport> Annotated);
