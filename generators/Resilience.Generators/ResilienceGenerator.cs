using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Emission;
using Resilience.Generators.Model;
using Resilience.Generators.Parsing;

namespace Resilience.Generators;

/// <summary>Generates a proxy for each interface that a policy marks, and one in each class that is marked as a proxy. It is silent about what it cannot do: analyzers report that.</summary>
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
            Register(context, attribute, static (node, _) => node is ClassDeclarationSyntax, ParseClass);
        }
    }

    private static void Register(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<SyntaxNode, CancellationToken, bool> predicate,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, ProxyModel?> transform)
    {
        IncrementalValuesProvider<ProxyModel> proxies = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, predicate, transform)
            .WithTrackingName(TrackingNames.Model(attribute))
            .SelectMany(static (proxy, _) => proxy is null ? ImmutableArray<ProxyModel>.Empty : ImmutableArray.Create(proxy))
            .WithTrackingName(TrackingNames.Proxy(attribute));
        context.RegisterSourceOutput(proxies, static (output, proxy) => output.AddSource(proxy.HintName, SourceText.From(ProxyEmitter.Emit(proxy), s_encoding)));
    }

    private static ProxyModel? ParseInterface(GeneratorAttributeSyntaxContext hit, CancellationToken cancellationToken)
    {
        Compilation compilation = hit.SemanticModel.Compilation;
        return CanonicalHit.Find(hit.TargetSymbol, hit.Attributes[0]) is { } service
            ? ProxyParser.Parse(ProxyPlanner.Plan(service, compilation, cancellationToken), compilation)
            : null;
    }

    private static ProxyModel? ParseClass(GeneratorAttributeSyntaxContext hit, CancellationToken cancellationToken)
    {
        Compilation compilation = hit.SemanticModel.Compilation;
        return ProxyParser.Parse(ProxyPlanner.PlanClass((INamedTypeSymbol)hit.TargetSymbol, compilation, cancellationToken), compilation);
    }
}
