namespace Resilience.Corpus;

/// <summary>How the proxy of an interface that one does not own is asked for.</summary>
internal enum Form
{
    /// <summary>By a partial class with <c>[ResilientProxy]</c>.</summary>
    Class,

    /// <summary>By an annotated interface of one's own that derives from it.</summary>
    Derived,
}
