using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Resilience.Corpus;

/// <summary>The findings, in Markdown.</summary>
internal static class ReportText
{
    private const int MaxExamples = 3;

    public static string Write(IReadOnlyList<LibraryResult> results, TimeSpan time)
    {
        var text = new StringBuilder();
        Outcome[] all = [.. results.SelectMany(result => result.Outcomes)];
        text.Append(CultureInfo.InvariantCulture, $"Measured on {DateTime.UtcNow:yyyy-MM-dd} in {time.TotalMinutes:0.0} minutes: {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}, Roslyn {typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version!.ToString(3)}.\n\n");
        WriteLibraries(results, all, text);
        WriteVerdicts("Refused, rightly", "reason", all, Verdict.Refused, text);
        WriteVerdicts("Proxied, but not made: no type arguments are known that meet the constraints", "constraints", all, Verdict.Open, text);
        WriteVerdicts("Not nameable in any source", "what the compiler says to whoever names it", all, Verdict.Unnameable, text);
        WriteVerdicts("Failed", "what", all, Verdict.Failed, text);
        WriteCounts("Methods that are forwarded as they are", "reason", all.SelectMany(outcome => outcome.Methods.Forwarded), text);
        WriteCounts("Guarded methods on which a policy cannot act", "reason", all.SelectMany(outcome => outcome.Methods.Without), text);
        WriteCounts("Methods whose calls are told apart by an argument", "what each has", all.SelectMany(outcome => outcome.Methods.Keyed), text);
        WriteRemarks(all, text);
        return text.ToString();
    }

    private static void WriteRemarks(Outcome[] all, StringBuilder text)
    {
        text.Append("\n## What our rules say besides\n\n| rule | of | times | for example |\n|---|---|---:|---|\n");
        var remarks = all.SelectMany(outcome => outcome.Remarks, (outcome, remark) => (outcome.Subject.Display, remark.Rule, remark.About));
        foreach (var alike in remarks.GroupBy(remark => (remark.Rule, remark.About)).OrderBy(group => group.Key.Rule, StringComparer.Ordinal).ThenByDescending(group => group.Count()).ThenBy(group => group.Key.About, StringComparer.Ordinal))
        {
            text.Append(Line($"| {alike.Key.Rule} | {alike.Key.About} | {alike.Count()} | `{alike.First().Display}` |"));
        }
    }

    private static void WriteLibraries(IReadOnlyList<LibraryResult> results, Outcome[] all, StringBuilder text)
    {
        text.Append("| | interfaces | proxied | refused | not nameable | **failed** | methods | guarded | forwarded | members called |\n");
        text.Append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (LibraryResult result in results)
        {
            Row(result.Library.ToString(), result.Outcomes);
        }

        Row($"**{results.Count} in all**", all);

        void Row(string name, IReadOnlyCollection<Outcome> outcomes)
        {
            int methods = outcomes.Sum(outcome => outcome.Methods.Methods);
            int guarded = outcomes.Sum(outcome => outcome.Methods.Guarded);
            text.Append(Line($"| {name} | {outcomes.Count} | {Of(Verdict.Proxied) + Of(Verdict.Open)} | {Of(Verdict.Refused)} | {Of(Verdict.Unnameable)} | {Of(Verdict.Failed)} | {methods} | {guarded} | {methods - guarded} | {outcomes.Sum(outcome => outcome.Methods.Called)} |"));

            int Of(Verdict verdict) => outcomes.Count(outcome => outcome.Verdict == verdict);
        }
    }

    private static void WriteVerdicts(string title, string column, Outcome[] all, Verdict verdict, StringBuilder text)
    {
        var reasons = all.Where(outcome => outcome.Verdict == verdict).GroupBy(outcome => outcome.Reason).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (reasons.Count == 0)
        {
            return;
        }

        text.Append(Line($"\n## {title}\n\n| {column} | interfaces | for example |\n|---|---:|---|"));
        foreach (IGrouping<string, Outcome> reason in reasons)
        {
            string examples = string.Join(", ", reason.Take(MaxExamples).Select(outcome => $"`{outcome.Subject.Display}`"));
            text.Append(Line($"| {reason.Key} | {reason.Count()} | {examples}{(reason.Count() > MaxExamples ? ", …" : string.Empty)} |"));
        }
    }

    private static void WriteCounts(string title, string column, IEnumerable<KeyValuePair<string, int>> counts, StringBuilder text)
    {
        text.Append(Line($"\n## {title}\n\n| {column} | methods |\n|---|---:|"));
        foreach (IGrouping<string, KeyValuePair<string, int>> reason in counts.GroupBy(count => count.Key).OrderByDescending(group => group.Sum(count => count.Value)).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(Line($"| {reason.Key} | {reason.Sum(count => count.Value)} |"));
        }
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture) + "\n";
}
