using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Parsing;

/// <summary>What attributes say about null beyond the types.</summary>
internal static class NullFlow
{
    /// <summary>Whether a method says that it may return null where its type does not.</summary>
    public static bool MayReturnNull(IMethodSymbol method) => Has(method.GetReturnTypeAttributes(), "MaybeNullAttribute");

    /// <summary>Whether a method promises to return no null, always or where an argument is none, though its type has one.</summary>
    public static bool PromisesResult(IMethodSymbol method) => Has(method.GetReturnTypeAttributes(), "NotNullAttribute") || Has(method.GetReturnTypeAttributes(), "NotNullIfNotNullAttribute");

    /// <summary>Whether a method promises that an argument is not null once it has returned: what hangs on that argument is then promised too, which the call itself did not know.</summary>
    public static bool PromisesArgument(IMethodSymbol method) => method.Parameters.Any(parameter => Has(parameter.GetAttributes(), "NotNullAttribute"));

    /// <summary>Whether a value that one parameter admits may be one that the other does not.</summary>
    public static bool MayDiffer(IParameterSymbol from, IParameterSymbol to)
        => Has(from.GetAttributes(), "AllowNullAttribute") || Has(to.GetAttributes(), "DisallowNullAttribute");

    private static bool Has(ImmutableArray<AttributeData> attributes, string name) => attributes.Any(attribute => attribute.AttributeClass?.Name == name);
}
