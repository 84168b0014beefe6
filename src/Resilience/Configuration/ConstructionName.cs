namespace Resilience;

/// <summary>Finds the name of a construction of a generic interface by that of the open one.</summary>
internal static class ConstructionName
{
    /// <summary>What stands behind the construction with which a name begins: <c>.FindAsync</c> of <c>IRepository&lt;Order&gt;.FindAsync</c>; null where it begins with none.</summary>
    /// <param name="unbound"><c>IRepository&lt;&gt;</c>.</param>
    /// <param name="name">The name.</param>
    public static string? Rest(string unbound, string name)
    {
        int at = 0;
        for (int i = 0; i < unbound.Length; i++)
        {
            if (BlanksAt(unbound, i) is var blanks and > 0)
            {
                int end = EndOfArguments(name, at, blanks);
                if (end < 0)
                {
                    return null;
                }

                at = end;
                i += blanks;
            }
            else if (at < name.Length && char.ToUpperInvariant(unbound[i]) == char.ToUpperInvariant(name[at]))
            {
                at++;
            }
            else
            {
                return null;
            }
        }

        return name.Substring(at);
    }

    /// <summary>How many arguments are left out in a list that begins here, as in <c>&lt;,&gt;</c>; zero where none begins.</summary>
    private static int BlanksAt(string unbound, int start)
    {
        int end = start + 1;
        while (end < unbound.Length && unbound[end] == ',')
        {
            end++;
        }

        return unbound[start] == '<' && end < unbound.Length && unbound[end] == '>' ? end - start : 0;
    }

    /// <summary>Where a list of so many arguments ends; negative where none stands. An argument may be generic, or an array of several dimensions: not every comma parts two.</summary>
    private static int EndOfArguments(string name, int start, int count)
    {
        int depth = 0;
        for (int i = start; i < name.Length; i++)
        {
            if (depth == 1 && name[i] is (',' or '>'))
            {
                if (name[i - 1] is '<' or ',')
                {
                    return -1;
                }

                count--;
            }

            depth += name[i] switch { '<' or '[' => 1, '>' or ']' => -1, _ => 0 };
            if (depth == 0)
            {
                return i > start && count == 0 ? i + 1 : -1;
            }
        }

        return -1;
    }
}
