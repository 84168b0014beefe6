using Resilience.Generators.Eligibility;

namespace Resilience.Generators;

/// <summary>The names of the generator's steps, which tests of its caching look at.</summary>
internal static class TrackingNames
{
    /// <summary>The model of the interface that an attribute of a kind marks; null where another attribute of the same interface speaks for it.</summary>
    public static string Model(PolicyKind kind) => "Resilience.Model." + kind;

    /// <summary>The models that there are.</summary>
    public static string Proxy(PolicyKind kind) => "Resilience.Proxy." + kind;
}
