using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Configuration;

/// <summary>Reads the application's settings as the application will: RES0200 to RES0203.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AppSettingsAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a report that has the nearest name.</summary>
    internal const string Nearest = "Nearest";

    private const string Section = "Resilience";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnknownKey, Descriptors.WrongValue, Descriptors.SameKeyTwice, Descriptors.UnknownName];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // Most compilations have no such file.
            if (start.Options.AdditionalFiles.Any(SettingsFile.IsOne)
                && start.Compilation.GetTypeByMetadataName(PolicyAttributes.MetadataName(PolicyKind.CircuitBreaker)) is not null)
            {
                GuardedServices? services = null;
                start.RegisterAdditionalFileAction(file => Analyze(file, cancellationToken => services ??= GuardedServices.Of(file.Compilation, cancellationToken)));
            }
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, Func<CancellationToken, GuardedServices> find)
    {
        if (!SettingsFile.IsOne(context.AdditionalFile)
            || context.AdditionalFile.GetText(context.CancellationToken) is not { } text
            || SettingsReader.Read(text, context.CancellationToken)?.Find(Section) is not { } section)
        {
            return;
        }

        GuardedServices services = find(context.CancellationToken);
        if (services.All.Count > 0)
        {
            new SettingsReview(new SettingsFile(context.AdditionalFile, text, context.ReportDiagnostic), services, context.Compilation).Check(section);
        }
    }
}
