using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>How often each feature of the grammar occurs. Every feature has its place here, so that one that is lost shows as none.</summary>
internal sealed class FeatureCount
{
    private readonly int[] _counts = new int[Features.All.Count];

    public int Cases { get; private set; }

    /// <summary>What did not occur at all.</summary>
    public IEnumerable<string> Missing => Features.All.Where((_, at) => _counts[at] == 0).Select(feature => feature.Name);

    public void Add(IEnumerable<InterfaceCase> cases)
    {
        foreach (InterfaceCase @case in cases)
        {
            Cases++;
            for (int at = 0; at < _counts.Length; at++)
            {
                _counts[at] += Features.All[at].Count(@case);
            }
        }
    }

    public override string ToString() => string.Join(", ", Features.All.Select((feature, at) => $"{feature.Name} {_counts[at]}"));
}
