namespace Resilience.Corpus;

/// <summary>A report of a rule, and where it stands.</summary>
internal sealed record SourceReport(Remark Remark, string Place);
