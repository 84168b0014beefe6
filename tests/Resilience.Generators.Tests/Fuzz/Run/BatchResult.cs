using Resilience.Generators.Tests.Fuzz.Cases;
using Resilience.Generators.Tests.Fuzz.Oracle;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>What became of some cases.</summary>
internal sealed class BatchResult
{
    /// <summary>Cases that are no C#, with the compiler's word for it.</summary>
    public List<(InterfaceCase Case, string Why)> Discarded { get; } = [];

    public List<Finding> Findings { get; } = [];

    /// <summary>Those that ask for a proxy, and those that they inherit.</summary>
    public int Interfaces { get; set; }

    /// <summary>Those that ask for a proxy.</summary>
    public int Judged { get; set; }

    public int Proxied { get; set; }

    public Dictionary<Reason, int> Refused { get; } = [];

    public void Add(BatchResult other)
    {
        Discarded.AddRange(other.Discarded);
        Findings.AddRange(other.Findings);
        Interfaces += other.Interfaces;
        Judged += other.Judged;
        Proxied += other.Proxied;
        foreach ((Reason reason, int count) in other.Refused)
        {
            Refused[reason] = Refused.GetValueOrDefault(reason) + count;
        }
    }
}
