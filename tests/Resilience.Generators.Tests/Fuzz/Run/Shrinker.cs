using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>Makes a case smaller as long as it shows the same defect.</summary>
internal static class Shrinker
{
    private const int MostAttempts = 400;

    public static Finding Shrink(Project project, Finding finding)
    {
        int attempts = 0;
        for (bool isSmaller = true; isSmaller && attempts < MostAttempts;)
        {
            isSmaller = false;
            foreach (InterfaceCase smaller in Smaller.Of(finding.Case))
            {
                if (++attempts > MostAttempts)
                {
                    break;
                }

                BatchResult result = Batch.Check(project, smaller);
                if (result.Discarded.Count == 0 && result.Findings.Find(other => other.Kind == finding.Kind) is { } same)
                {
                    finding = same;
                    isSmaller = true;
                    break;
                }
            }
        }

        return finding;
    }
}
