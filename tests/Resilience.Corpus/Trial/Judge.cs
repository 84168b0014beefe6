using System.Globalization;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Corpus;

/// <summary>Whether it is right that an interface has a proxy, or has none.</summary>
internal sealed class Judge(Request request, Compilation compilation)
{
    public void JudgeRefusal()
    {
        INamedTypeSymbol service = request.ServiceIn(compilation);
        IReadOnlySet<(string Reason, string Member)> impossible = Impossibility.Of(service, compilation);
        bool isRefused = request.Refusals.Count > 0;
        switch (request.HasProxy, isRefused)
        {
            case (false, false):
                Fail("neither proxy nor diagnostic", "Nothing was generated, and no analyzer says why.");
                break;
            case (true, true):
                Fail("proxy and diagnostic", Told());
                break;
            case (true, false) when impossible.Count > 0:
                Fail("a proxy of what cannot be proxied", string.Join(", ", impossible));
                break;
            case (false, true):
                JudgeReasons(impossible);
                break;
            default:
                break;
        }
    }

    private void JudgeReasons(IReadOnlySet<(string Reason, string Member)> impossible)
    {
        List<Refusal> refusals = request.PlanIn(compilation).Refusals;
        string[] reasons = [.. refusals.Select(refusal => refusal.Reason.ToString()).Distinct()];
        if (request.Refusals.Find(refusal => refusal.Location.SourceTree != request.Annotated || refusal.Location.SourceSpan.IsEmpty) is { } astray)
        {
            Fail("a diagnostic in the wrong place", astray.ToString());
        }
        else if (impossible.FirstOrDefault(reason => !reasons.Contains(reason.Reason) || !Names(refusals, reason.Member)) is { Reason: { } untold, Member: var member })
        {
            Fail("a reason that is not told", $"{untold} '{member}', but: {Told()}");
        }
        else if (reasons.Except(impossible.Select(reason => reason.Reason)).FirstOrDefault() is { } wrong)
        {
            Fail("a refusal without need", $"{wrong}: {Told()}");
        }
        else
        {
            request.Conclude(Verdict.Refused, reasons.Min(StringComparer.Ordinal)!, Told());
        }
    }

    /// <summary>The analyzer names the first of many members, and counts the others.</summary>
    private static bool Names(List<Refusal> refusals, string member) => member.Length == 0 || refusals.Exists(refusal => refusal.Text.Contains($"'{member}'", StringComparison.Ordinal));

    private string Told() => string.Join('\n', request.Refusals.Select(refusal => $"{refusal.Id} {refusal.GetMessage(CultureInfo.InvariantCulture)}"));

    private void Fail(string reason, string detail) => request.Conclude(Verdict.Failed, reason, detail);
}
