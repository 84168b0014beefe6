using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>An interface whose proxy is asked for, under a number that the names of its files and types carry.</summary>
internal sealed class Subject(int number, INamedTypeSymbol service, Policies policies, Form form)
{
    private static readonly SymbolDisplayFormat s_display = SymbolDisplayFormat.CSharpErrorMessageFormat;

    public int Number => number;

    public INamedTypeSymbol Service => service;

    public Policies Policies => policies;

    public Form Form => form;

    public string Display { get; } = service.ToDisplayString(s_display);

    /// <summary>Its type parameters, and those of the types around it.</summary>
    public IReadOnlyList<ITypeParameterSymbol> TypeParameters { get; } = [.. Of(service)];

    private static IEnumerable<ITypeParameterSymbol> Of(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? Of(outer).Concat(type.TypeParameters) : type.TypeParameters;
}
