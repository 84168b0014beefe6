using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Emission;
using Resilience.Generators.Model;
using Resilience.Generators.Parsing;

namespace Resilience.Generators;

/// <summary>Generates a proxy for each interface that a policy marks. It is silent about what it cannot do: analyzers report that.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ResilienceGenerator : IIncrementalGenerator
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (PolicyKind kind in PolicyAttributes.Kinds)
        {
            IncrementalValuesProvider<ProxyModel> proxies = context.SyntaxProvider
                .ForAttributeWithMetadataName(PolicyAttributes.MetadataName(kind), IsInInterface, Parse)
                .WithTrackingName(TrackingNames.Model(kind))
                .Where(static proxy => proxy is not null)
                .Select(static (proxy, _) => proxy!)
                .WithTrackingName(TrackingNames.Proxy(kind));
            context.RegisterSourceOutput(proxies, static (output, proxy) => output.AddSource(proxy.HintName, SourceText.From(ProxyEmitter.Emit(proxy), s_encoding)));
        }
    }

    private static bool IsInInterface(SyntaxNode node, CancellationToken cancellationToken)
        => node is InterfaceDeclarationSyntax or { Parent: InterfaceDeclarationSyntax } or AccessorDeclarationSyntax;

    private static ProxyModel? Parse(GeneratorAttributeSyntaxContext hit, CancellationToken cancellationToken)
        => CanonicalHit.Find(hit.TargetSymbol, hit.Attributes[0]) is { } service
            ? ProxyParser.Parse(service, hit.SemanticModel.Compilation, cancellationToken)
            : null;
}
