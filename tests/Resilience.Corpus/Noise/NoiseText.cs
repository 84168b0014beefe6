using System.Globalization;
using System.Text;

namespace Resilience.Corpus;

/// <summary>What our rules say of other people's programs, in Markdown.</summary>
internal static class NoiseText
{
    public static string Write(IReadOnlyList<SourceResult> results)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Measured on {DateTime.UtcNow:yyyy-MM-dd}.\n\n");
        text.Append("| program | files | interfaces with methods | reports on it as it is | with policies on each interface |\n|---|---:|---:|---:|---:|\n");
        foreach (SourceResult result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {result.Name} | {result.Files} | {result.Interfaces} | {result.AsItIs.Count} | {result.Annotated.Count} |\n");
        }

        text.Append("\n| rule | of | times | for example |\n|---|---|---:|---|\n");
        var alike = results.SelectMany(result => result.Annotated, (result, report) => (result.Name, report)).GroupBy(one => one.report.Remark);
        foreach (var group in alike.OrderBy(group => group.Key.Rule, StringComparer.Ordinal).ThenByDescending(group => group.Count()).ThenBy(group => group.Key.About, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key.Rule} | {group.Key.About} | {group.Count()} | {group.First().Name} |\n");
        }

        return text.ToString();
    }
}
