using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Parsing;

/// <summary>The names of methods as circuits, exceptions and generated members show them.</summary>
internal static class DisplayName
{
    private static readonly SymbolDisplayFormat s_short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat s_qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary><c>Outer.IFoo</c>.</summary>
    public static string OfService(INamedTypeSymbol service)
        => service.ContainingType is { } outer ? OfService(outer) + "." + service.Name : service.Name;

    /// <summary><c>ChargeAsync</c>, <c>GetAsync&lt;T&gt;</c>, or of an overload <c>GetAsync(int,string)</c>; its types by their full names where asked.</summary>
    public static string OfMethod(IMethodSymbol method, bool isOverload, bool isQualified = false)
    {
        string typeParameters = method.Arity == 0 ? string.Empty : $"<{string.Join(",", method.TypeParameters.Select(parameter => parameter.Name))}>";
        string parameters = isOverload ? $"({string.Join(",", method.Parameters.Select(parameter => OfParameter(parameter, isQualified ? s_qualified : s_short)))})" : string.Empty;
        return method.Name + typeParameters + parameters;
    }

    /// <summary><c>ChargeAsync</c> or, of an overload, <c>ChargeAsync_Int32_String</c>.</summary>
    public static string Key(IMethodSymbol method, bool isOverload)
        => isOverload ? string.Join("_", method.Parameters.Select(parameter => Word(parameter.Type)).Prepend(method.Name)) : method.Name;

    private static string OfParameter(IParameterSymbol parameter, SymbolDisplayFormat format)
    {
        string modifier = parameter.RefKind switch
        {
            RefKind.None => string.Empty,
            RefKind.Out => "out ",
            RefKind.Ref => "ref ",
            _ => "in ",
        };
        return modifier + parameter.Type.ToDisplayString(format);
    }

    private static string Word(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Word(array.ElementType) + "Array",
        IPointerTypeSymbol pointer => Word(pointer.PointedAtType) + "Pointer",
        IFunctionPointerTypeSymbol => "FunctionPointer",
        IDynamicTypeSymbol => "Object",
        INamedTypeSymbol { Arity: > 0 } generic => generic.Name + "Of" + string.Concat(generic.TypeArguments.Select(Word)),
        _ => type.Name,
    };
}
