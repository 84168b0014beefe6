namespace Resilience;

/// <summary>Finds what somebody may have meant by a name that nobody knows.</summary>
internal static class NearestName
{
    /// <summary>The known names that differ least, and by no more than slips of the pen; none where there are none.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known)
    {
        int least = Math.Max(1, name.Length / 4);
        List<string> nearest = [];
        foreach (string candidate in known)
        {
            int distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < least)
            {
                nearest.Clear();
                least = distance;
            }

            if (distance == least)
            {
                nearest.Add(candidate);
            }
        }

        return nearest;
    }

    /// <summary>The sentence that asks for them, with a blank behind it; nothing where there are none.</summary>
    public static string Question(IReadOnlyList<string> names) => names.Count == 0 ? "" : $"Did you mean {string.Join(" or ", names)}? ";

    /// <summary>How many letters have to be put in, taken out or exchanged (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
