namespace Resilience.Generators.Eligibility;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class NearestName
{
    /// <summary>As the end of a message; empty where no name is near.</summary>
    public static string Remedy(string name, IEnumerable<string> candidates) => Of(name, candidates) is { } nearest ? $"; the nearest is '{nearest}'" : string.Empty;

    /// <summary>The name that differs least; null where no name is near.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        (string Name, int Distance) nearest = candidates.Select(candidate => (candidate, Distance(name, candidate))).OrderBy(pair => pair.Item2).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, name.Length / 3) ? nearest.Name : null;
    }

    /// <summary>How many letters must be put in, taken out or exchanged.</summary>
    private static int Distance(string one, string other)
    {
        int[] above = [.. Enumerable.Range(0, other.Length + 1)];
        for (int row = 1; row <= one.Length; row++)
        {
            int[] line = new int[other.Length + 1];
            line[0] = row;
            for (int at = 1; at <= other.Length; at++)
            {
                int exchanged = above[at - 1] + (char.ToUpperInvariant(one[row - 1]) == char.ToUpperInvariant(other[at - 1]) ? 0 : 1);
                line[at] = Math.Min(exchanged, Math.Min(above[at], line[at - 1]) + 1);
            }

            above = line;
        }

        return above[other.Length];
    }
}
