using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Emission;
using Resilience.Generators.Model;
using Resilience.Generators.Parsing;

namespace Resilience.Generators;

/// <summary>Generates a proxy for each interface that a policy marks, and one in each class that is marked as a proxy. It is silent about what it cannot do: analyzers report that, and the part of a class that is refused sees to it that they are asked.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ResilienceGenerator : IIncrementalGenerator
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (PolicyKind kind in PolicyAttributes.Kinds)
        {
            Register(context, PolicyAttributes.MetadataName(kind), static (node, _) => FirstMention.MayBe(node), ParseInterface);
        }

        foreach (string attribute in ProxyAttribute.MetadataNames)
        {
            Register(context, attribute, static (node, _) => node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration), ParseClass);
        }
    }

    private static void Register(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<SyntaxNode, CancellationToken, bool> predicate,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, FileModel?> transform)
    {
        IncrementalValuesProvider<FileModel> files = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, predicate, transform)
            .WithTrackingName(TrackingNames.Model(attribute))
            .SelectMany(static (file, _) => file is null ? ImmutableArray<FileModel>.Empty : ImmutableArray.Create(file))
            .WithTrackingName(TrackingNames.Proxy(attribute));
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, SourceText.From(Emit(file), s_encoding)));
    }

    private static string Emit(FileModel file) => file switch
    {
        ProxyModel proxy => ProxyEmitter.Emit(proxy),
        RefusedClassModel refused => RefusedClassEmitter.Emit(refused),
        _ => throw new ArgumentOutOfRangeException(nameof(file), file, null),
    };

    private static FileModel? ParseInterface(GeneratorAttributeSyntaxContext hit, CancellationToken cancellationToken)
    {
        Compilation compilation = hit.SemanticModel.Compilation;
        return CanonicalHit.Find(hit.TargetSymbol, hit.Attributes[0]) is { } service
            ? ProxyParser.Parse(ProxyPlanner.Plan(service, compilation, cancellationToken), compilation)
            : null;
    }

    private static FileModel? ParseClass(GeneratorAttributeSyntaxContext hit, CancellationToken cancellationToken)
    {
        Compilation compilation = hit.SemanticModel.Compilation;
        ProxyPlan plan = ProxyPlanner.PlanClass((INamedTypeSymbol)hit.TargetSymbol, compilation, cancellationToken);
        return ProxyParser.Parse(plan, compilation) ?? (FileModel?)RefusedClassParser.Parse(plan, hit.Attributes[0], compilation);
    }
}
