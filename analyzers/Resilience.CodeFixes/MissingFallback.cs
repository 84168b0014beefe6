using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Resilience.Analyzers.Definition;
using Resilience.Generators.Eligibility;

namespace Resilience.CodeFixes;

/// <summary>A method that the interface lacks, and another method is to fall back to.</summary>
internal sealed class MissingFallback
{
    private MissingFallback(GuardedMethod guarded, string name, MethodShape shape)
    {
        Guarded = guarded;
        Name = name;
        Shape = shape;
    }

    public GuardedMethod Guarded { get; }

    public string Name { get; }

    /// <summary>What the method returns, and so does its fallback.</summary>
    public MethodShape Shape { get; }

    /// <summary>What two fallbacks of one interface may not have in common.</summary>
    public string Signature => Guarded.Symbol.ContainingType.ToDisplayString() + "." + Name + ParametersOf(Guarded.Symbol);

    /// <summary>Whether the first of the methods that ask for it stands in this document: of an interface in several parts, others may stand elsewhere.</summary>
    public bool IsFirstHere
        => Guarded.Symbol.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .First(method => AnswerOf(method) == Name && ParametersOf(method) == ParametersOf(Guarded.Symbol))
            .DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == Guarded.Syntax.SyntaxTree);

    /// <summary>What is missing where something is reported; null where nothing is, or nothing of this name can be declared.</summary>
    public static async Task<MissingFallback?> AtAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await GuardedMethod.AtAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { IsOfInterface: true } guarded)
        {
            return null;
        }

        string? name = diagnostic.Properties.TryGetValue(EligibilityAnalyzer.Reason, out string? reason) && reason == nameof(RefusalReason.FallbackMethodMissing)
            ? AnswerOf(guarded.Symbol)
            : null;
        return name is not null && CanBeDeclared(name, guarded.Symbol) && MethodShape.Of(guarded.Symbol) is var shape && FallbackMethod.CanReturn(shape.Returns) ? new MissingFallback(guarded, name, shape) : null;
    }

    private static bool CanBeDeclared(string name, IMethodSymbol method)
        => SyntaxFacts.IsValidIdentifier(name)
            && name != method.ContainingType.Name
            && method.ContainingType.TypeParameters.All(parameter => parameter.Name != name)
            && InterfaceMembers.Declarers(method.ContainingType).All(declarer => declarer.GetMembers(name).IsEmpty);

    private static string? AnswerOf(IMethodSymbol method) => PolicyAttributes.Find(method, PolicyKind.Fallback)?.Positional() as string;

    private static string ParametersOf(IMethodSymbol method) => "`" + method.Arity + "(" + string.Join(",", method.Parameters.Select(TypeOf)) + ")";

    private static string TypeOf(IParameterSymbol parameter) => (parameter.RefKind == RefKind.None ? string.Empty : "ref ") + parameter.Type.ToDisplayString();
}
