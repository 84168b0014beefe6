namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A policy, as an attribute.</summary>
/// <param name="Kind">The attribute's name.</param>
/// <param name="Positional">Its positional arguments, or empty.</param>
internal sealed record PolicyUse(string Kind, string Positional)
{
    public const string NoResilience = "NoResilience";

    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Whether it switches the policy off.</summary>
    public bool IsOff { get; init; }

    public ClassifierKind Classifier { get; init; }

    /// <summary>Whether calls may wait for it.</summary>
    public bool Queues { get; init; }

    /// <summary>Whether <c>Handle</c> or <c>Ignore</c> names what generated code cannot see.</summary>
    public bool NamesHidden { get; init; }

    /// <summary>The fallback's method, where it is one of the interface.</summary>
    public string? Method { get; init; }

    /// <summary>The fallback's type, where it is one.</summary>
    public string? Backup { get; init; }

    public bool AnswersNothing { get; init; }

    public string Text
    {
        get
        {
            string arguments = string.Join(", ", (Positional.Length > 0 ? [Positional] : Array.Empty<string>()).Concat(Named));
            return "global::Resilience." + Kind + (arguments.Length > 0 ? $"({arguments})" : string.Empty);
        }
    }
}
