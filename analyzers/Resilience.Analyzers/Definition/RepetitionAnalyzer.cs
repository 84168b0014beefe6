using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>Reports calls that are made twice and should not be: RES0024 to RES0026.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RepetitionAnalyzer : DefinitionAnalyzer
{
    private static readonly (string Namespace, string Name)[] ReadOnce =
    [
        ("System.IO", "Stream"),
        ("System.IO", "TextReader"),
        ("System.IO.Pipelines", "PipeReader"),
        ("System.Net.Http", "HttpContent"),
        ("System.Net.Http", "HttpRequestMessage"),
        ("System.Collections.Generic", "IAsyncEnumerable"),
        ("System.Collections.Generic", "IAsyncEnumerator"),
        ("System.Collections.Generic", "IEnumerator"),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnrepeatableRepeated, Descriptors.UnstatedRepeated, Descriptors.ArgumentConsumed];

    private protected override void Analyze(Definition definition)
    {
        foreach (MethodPlan method in definition.Guarded)
        {
            foreach (AppliedPolicy policy in new[] { method.Retry, method.Hedge }.OfType<AppliedPolicy>().Where(policy => !definition.IsOfOthers(method, policy)))
            {
                Analyze(definition, method, policy);
            }
        }
    }

    private static void Analyze(Definition definition, MethodPlan method, AppliedPolicy policy)
    {
        PolicyKind kind = PolicyAttributes.KindOf(policy.Attribute)!.Value;
        Location location = definition.LocationOf(policy.On is null ? policy : null, method);
        foreach (IParameterSymbol parameter in method.Signature.Parameters.Where(parameter => IsReadOnce(parameter.Type)))
        {
            definition.Report(Descriptors.ArgumentConsumed, location, kind, method.Method.Name, parameter.Name, ShortName.Of(parameter.Type));
        }

        if (policy.Attribute.Flag("Idempotent") || method.Retry?.Attribute.Flag("Idempotent") == true || method.Declarations.Any(declaration => declaration.Parameters.Any(PolicyAttributes.IsIdempotencyKey)))
        {
            return;
        }

        DiagnosticDescriptor rule = OperationName.LooksUnrepeatable(method.Method.Name) && !MakesAnObject(method) ? Descriptors.UnrepeatableRepeated : Descriptors.UnstatedRepeated;
        definition.Report(rule, location, method.Method.Name, kind, kind == PolicyKind.Retry ? ", say Idempotent = true where repeating is safe" : string.Empty);
    }

    /// <summary>Whether it makes an object in this process, as CreateReader does, or another one of its own kind, as an immutable list's Add: made twice, one is forgotten.</summary>
    private static bool MakesAnObject(MethodPlan method)
        => !method.Shape.IsAsync
        && (SymbolEqualityComparer.Default.Equals(method.Method.ReturnType.OriginalDefinition, method.Method.ContainingType.OriginalDefinition)
            || (method.Method.Name.StartsWith("Create", StringComparison.Ordinal) && IsMade(method.Method.ReturnType)));

    private static bool IsMade(ITypeSymbol type)
        => type is { TypeKind: TypeKind.Interface or TypeKind.Delegate or TypeKind.TypeParameter } or { IsAbstract: true }
        || type.AllInterfaces.Any(static implemented => implemented.SpecialType == SpecialType.System_IDisposable);

    private static bool IsReadOnce(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.Any(IsReadOnce);
        }

        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (ReadOnce.Any(once => once.Name == at.Name && at.ContainingType is null && at.ContainingNamespace.ToDisplayString() == once.Namespace))
            {
                return true;
            }
        }

        return false;
    }
}
