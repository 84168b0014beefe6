using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>Reports entries of <c>Handle</c> and <c>Ignore</c> that change nothing: RES0030 and RES0031.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClassificationAnalyzer : DefinitionAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.HandledNeverSeen, Descriptors.HandledAndIgnored];

    private protected override void Analyze(Definition definition)
    {
        foreach (WrittenPolicy policy in definition.Policies)
        {
            ITypeSymbol[] handled = [.. policy.Attribute.Types("Handle")];
            ITypeSymbol[] ignored = [.. policy.Attribute.Types("Ignore")];
            AnalyzeList(definition, policy.Attribute, "Handle", handled);
            AnalyzeList(definition, policy.Attribute, "Ignore", ignored);
            foreach (ITypeSymbol type in handled)
            {
                if (ignored.FirstOrDefault(other => IsKindOf(type, other)) is { } covering)
                {
                    definition.Report(Descriptors.HandledAndIgnored, definition.LocationOf(policy.Attribute, "Handle"), ShortName.Of(type), ShortName.Of(covering));
                }
            }
        }
    }

    private static void AnalyzeList(Definition definition, AttributeData attribute, string property, ITypeSymbol[] types)
    {
        for (int i = 0; i < types.Length; i++)
        {
            string? why = !CanBeCaught(types[i]) ? "is refused when the first proxy is made: it is neither an exception nor an interface; name a class that derives from Exception"
                : types.Take(i).Contains(types[i], SymbolEqualityComparer.Default) ? "changes nothing: it stands there already; take it away"
                : types.FirstOrDefault(other => !SymbolEqualityComparer.Default.Equals(other, types[i]) && IsKindOf(types[i], other)) is { } covering ? $"changes nothing: '{ShortName.Of(covering)}', which it is a kind of, stands there too; take one of the two away"
                : null;
            if (why is not null)
            {
                definition.Report(Descriptors.HandledNeverSeen, definition.LocationOf(attribute, property), ShortName.Of(types[i]), property, why);
            }
        }
    }

    /// <summary>Whether something that is thrown can be of the type: exceptions may implement an interface.</summary>
    private static bool CanBeCaught(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return true;
        }

        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKindOf(ITypeSymbol type, ITypeSymbol other)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, other))
            {
                return true;
            }
        }

        return type.AllInterfaces.Contains(other, SymbolEqualityComparer.Default);
    }
}
