namespace Resilience.Peers.Tests;

/// <summary>What becomes of tests that need Node and npm on a machine without them.</summary>
internal static class NodePresence
{
    public static string? Node { get; } = Find("node");

    public static string? Npm { get; } = Find("npm");

    public static string? SkipReason { get; } = WhySkip(Obstacle(Node, Npm), Environment.GetEnvironmentVariable("CI"));

    /// <returns>Null where there is none.</returns>
    public static string? Obstacle(string? node, string? npm)
        => (node, npm) switch
        {
            (not null, not null) => null,
            (null, _) => "There is no 'node' on the path. On Debian: apt-get install nodejs npm.",
            _ => "There is no 'npm' on the path. On Debian: apt-get install npm.",
        };

    /// <returns>Null where tests run: with Node, and under CI, where they fail without it.</returns>
    public static string? WhySkip(string? obstacle, string? ci)
        => obstacle is null || string.Equals(ci, "true", StringComparison.OrdinalIgnoreCase) ? null : $"NOT COMPARED WITH OPOSSUM. {obstacle}";

    private static string? Find(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
