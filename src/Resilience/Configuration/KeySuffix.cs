namespace Resilience;

/// <summary>The service key behind a name in the configuration: <c>[eu]</c>.</summary>
internal static class KeySuffix
{
    /// <summary>Where the key ends with which this begins, <c>[eu].FindAsync</c>; negative where it begins with none. Brackets in a key are in pairs, as far as we are concerned.</summary>
    public static int EndOf(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0)
            {
                return i > 1 ? i + 1 : -1;
            }
        }

        return -1;
    }
}
