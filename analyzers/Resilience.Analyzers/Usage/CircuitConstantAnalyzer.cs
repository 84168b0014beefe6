using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Resilience.Analyzers.Usage;

/// <summary>Reports RES0105: a circuit's name that is written out although there is a constant of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CircuitConstantAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a report that has the constant's full name.</summary>
    internal const string Constant = "Constant";

    private static readonly SymbolDisplayFormat s_short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat s_full = s_short.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Included);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.CircuitNameWritten];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (GuardedInterfaces.In(start.Compilation) is not null)
            {
                Lazy<Dictionary<string, IFieldSymbol>> constants = new(() => Constants(start.Compilation, start.CancellationToken), LazyThreadSafetyMode.PublicationOnly);
                start.RegisterSyntaxNodeAction(syntax => Analyze(syntax, constants), SyntaxKind.StringLiteralExpression);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, Lazy<Dictionary<string, IFieldSymbol>> constants)
    {
        var literal = (LiteralExpressionSyntax)context.Node;
        if (literal.Parent is ArgumentSyntax argument
            && CircuitLookup.IsName(argument, orTried: true, context.SemanticModel, context.CancellationToken)
            && constants.Value.TryGetValue(literal.Token.ValueText, out IFieldSymbol? constant))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.CircuitNameWritten,
                literal.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(Constant, FullName(constant)),
                literal.Token.ValueText,
                constant.ToDisplayString(s_short)));
        }
    }

    private static string FullName(IFieldSymbol constant)
        => constant.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + constant.ToDisplayString(s_full).Substring(constant.ContainingType.ToDisplayString(s_full).Length);

    /// <summary>The constants by their names. A name that two proxies have is neither's where nobody wrote it.</summary>
    private static Dictionary<string, IFieldSymbol> Constants(Compilation compilation, CancellationToken cancellationToken)
        => CircuitConstants.Of(compilation, cancellationToken)
            .Concat(compilation.SourceModule.ReferencedAssemblySymbols.SelectMany(CircuitConstants.Of).Where(constant => compilation.IsSymbolAccessibleWithin(constant, compilation.Assembly)))
            .GroupBy(static constant => (string)constant.ConstantValue!, StringComparer.Ordinal)
            .Where(static alike => alike.Select(static constant => constant.ContainingType).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).Count() == 1)
            .ToDictionary(static alike => alike.Key, static alike => alike.First(), StringComparer.Ordinal);
}
