using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>Writes the partial methods of a class by which a user of a foreign interface says what tells calls apart: strings and numbers.</summary>
internal static class KeySource
{
    private static readonly SymbolDisplayFormat s_text = SymbolDisplayFormat.FullyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_signature = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    /// <summary>One for each method with such a parameter; none where keys are not asked for, or where there is no class to declare them in.</summary>
    public static IEnumerable<string> Methods(Subject subject)
        => subject.Form == Form.Class && subject.Policies.HasFlag(Policies.Keys)
            ? ServiceMethods.Of(subject.Service).DistinctBy(method => method.ToDisplayString(s_signature)).Where(HasKey).Select(method => Write(method, subject))
            : [];

    /// <summary>Everything that has a circuit can have one per value, but what no partial method can declare.</summary>
    private static bool HasKey(IMethodSymbol method)
        => method.Parameters.Any(IsKey)
            && !method.Parameters.Any(parameter => IsPointer(parameter.Type) || (parameter.Type.TypeKind == TypeKind.Dynamic && parameter.RefKind != RefKind.None))
            && !IsPointer(method.ReturnType)
            && (IsTask(method.ReturnType) || !BringsLater(method.ReturnType));

    private static bool IsKey(IParameterSymbol parameter) => parameter is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_String or SpecialType.System_Int32 };

    private static string Write(IMethodSymbol method, Subject subject)
    {
        string reference = method.ReturnsByRef ? "ref " : method.ReturnsByRefReadonly ? "ref readonly " : string.Empty;
        string name = method.Arity == 0 ? method.Name : $"{method.Name}<{string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name))}>";
        IParameterSymbol first = method.Parameters.First(IsKey);
        IEnumerable<string> parameters = method.Parameters.Select(parameter => Attributes(parameter, first, subject) + TypeParameterText.Of(parameter, subject, s_text));
        return $"    public partial {reference}{TypeParameterText.Of(method.ReturnType, subject, s_text)} @{name}({string.Join(", ", parameters)}){TypeParameterText.ConstraintsOf(method, subject)};\n";
    }

    private static string Attributes(IParameterSymbol parameter, IParameterSymbol first, Subject subject)
        => !IsKey(parameter) ? string.Empty
            : subject.Policies.HasFlag(Policies.CircuitBreaker) && SymbolEqualityComparer.Default.Equals(parameter, first) ? "[global::Resilience.CircuitKey, global::Resilience.CacheKey] "
            : "[global::Resilience.CacheKey] ";

    private static bool IsTask(ITypeSymbol type) => type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    /// <summary>What is awaited or gone through need not be guarded at all.</summary>
    private static bool BringsLater(ITypeSymbol type)
        => type.AllInterfaces.Append(type).Append(type.BaseType).OfType<ITypeSymbol>().Any(part => part.GetMembers().Any(member => member.Name is "GetAwaiter" or "GetAsyncEnumerator" or "MoveNextAsync"));

    private static bool IsPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => IsPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsPointer),
        _ => false,
    };
}
