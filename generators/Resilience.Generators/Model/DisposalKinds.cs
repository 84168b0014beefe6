namespace Resilience.Generators.Model;

/// <summary>Which of the two disposal interfaces the guarded interface has.</summary>
[Flags]
internal enum DisposalKinds
{
    None = 0,
    Sync = 1,
    Async = 2,
}
