using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>What a rule says of an interface that has a proxy: to be read by people, who judge whether it is right.</summary>
/// <param name="About">What shows whether it is right: the operation's name, the argument's type, the reason.</param>
internal sealed partial record Remark(string Rule, string About)
{
    public static Remark Of(Diagnostic diagnostic)
    {
        string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        string[] named = [.. Named().Matches(message).Select(match => match.Groups[1].Value)];
        return new Remark(diagnostic.Id, diagnostic.Id switch
        {
            "RES0021" => Named().Replace(message.Replace("', '", string.Empty, StringComparison.Ordinal), "…"),
            "RES0024" => FirstWord().Match(named[0]).Value + "…",
            "RES0026" => $"{message.Split(' ')[1]} of `{named[^1]}`",
            _ => Named().Replace(message, "…"),
        });
    }

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Named();

    [GeneratedRegex("^[A-Z]?[a-z0-9]*")]
    private static partial Regex FirstWord();
}
