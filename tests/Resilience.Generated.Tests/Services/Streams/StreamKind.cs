namespace Resilience.GeneratedTests;

/// <summary>The kinds of streams.</summary>
public enum StreamKind
{
    Enumerable,
    WithoutToken,
    Enumerator,
}
