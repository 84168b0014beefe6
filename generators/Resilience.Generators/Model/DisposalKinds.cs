namespace Resilience.Generators.Model;

/// <summary>Which of the two disposal interfaces the guarded interface has.</summary>
[Flags]
internal enum DisposalKinds
{
    None = 0,
    Sync = 1,
    Async = 2,

    /// <summary>The user's part of the proxy has a <c>Dispose</c> of its own, of which the guarded interface knows nothing.</summary>
    User = 4,
}
