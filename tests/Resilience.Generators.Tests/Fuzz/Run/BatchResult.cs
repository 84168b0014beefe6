using Resilience.Generators.Tests.Fuzz.Cases;
using Resilience.Generators.Tests.Fuzz.Oracle;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>What became of some cases.</summary>
internal sealed class BatchResult
{
    /// <summary>Cases that are no C#, with the compiler's word for it.</summary>
    public List<(InterfaceCase Case, string Why)> Discarded { get; } = [];

    public List<Finding> Findings { get; } = [];

    public int Interfaces { get; set; }

    public int Members { get; set; }

    public int Proxied { get; set; }

    public Dictionary<Reason, int> Refused { get; } = [];

    public void Add(BatchResult other)
    {
        Discarded.AddRange(other.Discarded);
        Findings.AddRange(other.Findings);
        Interfaces += other.Interfaces;
        Members += other.Members;
        Proxied += other.Proxied;
        foreach ((Reason reason, int count) in other.Refused)
        {
            Refused[reason] = Refused.GetValueOrDefault(reason) + count;
        }
    }
}
