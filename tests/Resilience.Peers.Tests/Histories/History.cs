using System.Text;

namespace Resilience.Peers.Tests;

/// <summary>What happens to one circuit.</summary>
internal sealed record History(Settings Settings, IReadOnlyList<Step> Steps)
{
    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine(Settings.ToString());
        foreach (Step step in Steps)
        {
            text.AppendLine($"  {step}");
        }

        return text.ToString();
    }
}
