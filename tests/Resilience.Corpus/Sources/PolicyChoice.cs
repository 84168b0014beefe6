namespace Resilience.Corpus;

/// <summary>Which policies an interface is given: all of them or, by chance, any.</summary>
/// <param name="random">Null = all.</param>
internal sealed class PolicyChoice(Random? random)
{
    /// <summary>By chance every second interface has all; the generated code differs with each combination.</summary>
    public Policies Next() => random is null || random.Next(2) == 0 ? Policies.All : (Policies)random.Next(1, (int)Policies.All);
}
