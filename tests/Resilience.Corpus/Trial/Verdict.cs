namespace Resilience.Corpus;

/// <summary>What became of an interface.</summary>
internal enum Verdict
{
    /// <summary>It has a proxy, which compiles, loads, and was made.</summary>
    Proxied,

    /// <summary>It has a proxy, which compiles and loads; no type arguments were found to make one with.</summary>
    Open,

    /// <summary>It has none, for a reason that the analyzer tells and that holds.</summary>
    Refused,

    /// <summary>No source can name it as it is.</summary>
    Unnameable,

    /// <summary>Something is wrong with us.</summary>
    Failed,
}
