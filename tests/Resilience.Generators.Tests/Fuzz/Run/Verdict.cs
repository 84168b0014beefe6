using System.Globalization;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Tests.Fuzz.Cases;
using Resilience.Generators.Tests.Fuzz.Oracle;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>Compares what was generated and reported for a case with what had to be.</summary>
internal static class Verdict
{
    public static void Find(InterfaceCase @case, Project project, Compilation output, IReadOnlyList<Diagnostic> reports, IReadOnlyList<string> faults, BatchResult result)
    {
        foreach (string fault in faults)
        {
            result.Findings.Add(new Finding(@case, fault.Split('\n')[0], fault));
        }

        foreach (InterfaceUse service in @case.Interfaces)
        {
            result.Interfaces++;
            if (!service.IsAnnotated)
            {
                continue;
            }

            result.Judged++;
            INamedTypeSymbol symbol = SymbolOf(@case, service, output);
            bool isProxied = IsProxied(symbol, output);
            Reason?[] given = [.. reports.Where(report => IsAbout(report, symbol)).Select(report => ReasonTexts.Find(report.GetMessage(CultureInfo.InvariantCulture))).Distinct().Order()];
            HashSet<Reason> expected = [.. Expectation.Of(@case, service, project)];
            if (OneSignature.IsIn(symbol))
            {
                expected.Add(Reason.OneSignature);
            }

            result.Proxied += isProxied ? 1 : 0;
            foreach (Reason reason in expected)
            {
                result.Refused[reason] = result.Refused.GetValueOrDefault(reason) + 1;
            }

            if (isProxied != (given.Length == 0))
            {
                result.Findings.Add(new Finding(@case, isProxied ? "proxied and refused" : "neither proxied nor refused", $"{symbol}: {string.Join(", ", given)}"));
            }
            else if (!expected.Order().Select(reason => (Reason?)reason).SequenceEqual(given))
            {
                result.Findings.Add(new Finding(
                    @case,
                    $"refused for [{string.Join(", ", given)}] instead of [{string.Join(", ", expected.Order())}]",
                    $"{symbol}\n" + string.Join("\n", reports)));
            }
        }

        foreach (Diagnostic report in reports.Where(report => !report.Location.IsInSource || report.Location.SourceTree?.FilePath != @case.Path))
        {
            result.Findings.Add(new Finding(@case, "a report without a place", report.ToString()));
        }
    }

    private static INamedTypeSymbol SymbolOf(InterfaceCase @case, InterfaceUse service, Compilation output)
    {
        INamespaceOrTypeSymbol at = output.GlobalNamespace;
        foreach (string segment in @case.Namespace.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            at = at.GetMembers(segment.TrimStart('@')).OfType<INamespaceSymbol>().First(candidate => candidate.GetMembers().Any());
        }

        foreach (ContainerUse container in @case.Containers)
        {
            at = at.GetTypeMembers(container.Name.TrimStart('@'), container.TypeParameters.Count).First(type => IsHere(type, @case));
        }

        return at.GetTypeMembers(service.Name.TrimStart('@'), service.TypeParameters.Count).First(type => IsHere(type, @case));
    }

    private static bool IsHere(INamedTypeSymbol type, InterfaceCase @case) => type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath == @case.Path);

    /// <summary>The generator says in the assembly which proxy is whose.</summary>
    private static bool IsProxied(INamedTypeSymbol service, Compilation output)
        => output.Assembly.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "GeneratedProxyAttribute" } type
            && (type.TypeArguments.FirstOrDefault() ?? attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol) is { } guarded
            && SymbolEqualityComparer.Default.Equals(guarded.OriginalDefinition, service));

    /// <summary>Whether a report stands within the interface's declaration.</summary>
    private static bool IsAbout(Diagnostic report, INamedTypeSymbol service)
        => service.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == report.Location.SourceTree && reference.Span.Contains(report.Location.SourceSpan));
}
