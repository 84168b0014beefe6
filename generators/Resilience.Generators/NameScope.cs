namespace Resilience.Generators;

/// <summary>Gives out names that nothing else in the scope has.</summary>
internal sealed class NameScope(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>The wished name or, where it is taken, the first free one with a number.</summary>
    public string Take(string wish)
    {
        string name = wish;
        for (int number = 2; !_taken.Add(name); number++)
        {
            name = wish + number;
        }

        return name;
    }
}
