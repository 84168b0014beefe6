namespace Resilience;

/// <summary>Where the configuration speaks of one policy; in each list the more specific place comes later.</summary>
/// <param name="Home">Where one would write of it, whether or not anything stands there.</param>
/// <param name="OfInterface"><c>Interfaces:&lt;I&gt;:Policies:&lt;Policy&gt;</c>.</param>
/// <param name="OfCircuit"><c>Circuits:&lt;name&gt;</c>.</param>
/// <param name="OfMethod"><c>Interfaces:&lt;I&gt;:Methods:&lt;M&gt;:&lt;Policy&gt;</c>.</param>
internal sealed record PolicyPlaces(
    string Home,
    IReadOnlyList<ConfigurationNode> OfInterface,
    IReadOnlyList<ConfigurationNode> OfCircuit,
    Func<string, IReadOnlyList<ConfigurationNode>> OfMethod)
{
    /// <summary>The values in a place, but for the switch.</summary>
    public static IEnumerable<ConfigurationNode> Settings(ConfigurationNode place)
        => place.Children.Where(static child => child.Value is not null && !child.Key.Equals(PolicySection.EnabledKey, StringComparison.OrdinalIgnoreCase))
            .Concat(place.Value is null ? [] : [place]);
}
