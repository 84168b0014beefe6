using System.Text;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes types as code: <c>global::</c>-qualified, annotated, type parameters under the proxy's names for them.</summary>
internal sealed class TypeText
{
    private static readonly SymbolDisplayFormat s_format = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly Dictionary<ITypeParameterSymbol, string> _typeParameters = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly SortedDictionary<string, PragmaModel> _pragmas = new(StringComparer.Ordinal);

    /// <summary>The warnings that naming these types would raise.</summary>
    public IEnumerable<PragmaModel> Pragmas => _pragmas.Values;

    public void Rename(ITypeParameterSymbol parameter, string name) => _typeParameters[parameter] = name;

    public string Of(ITypeSymbol type)
    {
        var text = new StringBuilder();
        foreach (SymbolDisplayPart part in type.ToDisplayParts(s_format))
        {
            if (part.Symbol is ITypeParameterSymbol parameter && _typeParameters.TryGetValue(parameter, out string? name))
            {
                text.Append(Identifier.Escape(name));
                continue;
            }

            if (part.Symbol is INamedTypeSymbol named)
            {
                Note(named);
            }

            text.Append(part.ToString());
        }

        return text.ToString();
    }

    /// <summary>The type of what is only handed on: <c>dynamic</c> as <c>object</c>, so that no call with it is bound at run time.</summary>
    public string OfRelayed(ITypeSymbol type)
        => type.TypeKind != TypeKind.Dynamic ? Of(type) : type.NullableAnnotation == NullableAnnotation.Annotated ? "object?" : "object";

    /// <summary>Takes up what makes the use of a type or member a warning.</summary>
    public void Note(ISymbol symbol)
    {
        if (!_seen.Add(symbol.OriginalDefinition))
        {
            return;
        }

        foreach (AttributeData attribute in symbol.OriginalDefinition.GetAttributes())
        {
            switch (attribute.AttributeClass)
            {
                case { Name: "ObsoleteAttribute" }:
                    AddObsolete(attribute);
                    break;
                case { Name: "ExperimentalAttribute" } when attribute.Positional() is string id:
                    Suppress(id, "the interface uses what is experimental; whoever declares that has been told");
                    break;
                case { Name: "RequiresPreviewFeaturesAttribute" }:
                    Suppress("CA2252", "the interface uses preview features; whoever declares that has been told");
                    break;
                default:
                    break;
            }
        }
    }

    public void Suppress(string id, string reason) => _pragmas[id] = new PragmaModel(id, reason);

    private void AddObsolete(AttributeData attribute)
    {
        const string Reason = "the interface uses what is obsolete; whoever declares that has been told";
        foreach (string id in attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "DiagnosticId").Value.Value is string named ? [named] : new[] { "CS0612", "CS0618" })
        {
            Suppress(id, Reason);
        }
    }
}
