using Resilience.Generators.Eligibility;

namespace Resilience.Generators;

/// <summary>The names of the generator's steps, which tests of its caching look at.</summary>
internal static class TrackingNames
{
    /// <summary>The model of what an attribute of a kind marks; null where another attribute of the same interface speaks for it.</summary>
    public static string Model(PolicyKind kind) => Model(PolicyAttributes.MetadataName(kind));

    /// <summary>The models that there are.</summary>
    public static string Proxy(PolicyKind kind) => Proxy(PolicyAttributes.MetadataName(kind));

    /// <summary>The model of what an attribute of that metadata name marks; null where there is nothing to write.</summary>
    public static string Model(string attribute) => "Resilience.Model." + attribute;

    /// <summary>The models that there are.</summary>
    public static string Proxy(string attribute) => "Resilience.Proxy." + attribute;
}
