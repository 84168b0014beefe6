namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>What a member of an interface is to implementations.</summary>
internal enum Slot
{
    /// <summary>To be implemented.</summary>
    Abstract,

    /// <summary>With a default that may be implemented.</summary>
    Virtual,

    /// <summary>With a body, and nothing to implement.</summary>
    Sealed,
    Static,
    StaticAbstract,
    StaticVirtual,

    /// <summary>Implements a member of a base.</summary>
    Explicit,

    /// <summary>Takes a base's default implementation away.</summary>
    Reabstracted,

    /// <summary>Implements a static abstract member of a base.</summary>
    ExplicitStatic,
}
