using System.Text.RegularExpressions;

namespace PaymentService.Tests;

/// <summary>Something to paste, and the answer that the document promises, if it promises one.</summary>
internal sealed record WalkStep(string Command, string? Promise)
{
    /// <summary>It only looks, so a person would look again until the promise holds.</summary>
    public bool OnlyLooks => Command.StartsWith("cat ", StringComparison.Ordinal)
        || (Command.StartsWith("curl ", StringComparison.Ordinal) && !Command.Contains(" -X POST ", StringComparison.Ordinal) && !Command.Contains(" -d ", StringComparison.Ordinal));

    /// <summary>An ellipsis in a string stands for the rest of it, elsewhere for whatever is left out.</summary>
    public bool IsKeptBy(string answer) => Promise is null || Regex.IsMatch(
        answer, $"^{Regex.Escape(Promise).Replace("…\"", "[^\"\n]+\"", StringComparison.Ordinal).Replace("…", "[^\n]*", StringComparison.Ordinal)}$");

    /// <summary>What is to be pasted in one section of a document, in order.</summary>
    public static IReadOnlyList<WalkStep> Read(string document, string section)
    {
        string text = document.ReplaceLineEndings("\n");
        int start = text.IndexOf($"\n{section}\n", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, section);
        int end = text.IndexOf("\n## ", start, StringComparison.Ordinal);
        return [.. Regex.Matches(text[start..end], "```bash\n(?<command>.*?)\n```(\n```text\n(?<promise>.*?)\n```)?", RegexOptions.Singleline)
            .Select(step => new WalkStep(step.Groups["command"].Value, step.Groups["promise"] is { Success: true, Value: var promise } ? promise : null))];
    }
}
