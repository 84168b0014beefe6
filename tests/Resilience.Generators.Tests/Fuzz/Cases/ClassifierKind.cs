namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>What a policy's classifier judges.</summary>
internal enum ClassifierKind
{
    None,
    Exceptions,
    OnlyInt,
    OnlyObject,
    Nothing,

    /// <summary>Exceptions, but generated code cannot see it.</summary>
    Hidden,
}
