using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes parameters: declared, handed on, and as arguments.</summary>
internal static class ParameterParser
{
    public static EquatableArray<ParameterModel> Parse(ImmutableArray<IParameterSymbol> parameters, bool withDefaults, TypeText types)
    {
        // A default value may only stand before others: those before one that cannot be written are said by attributes.
        int firstDefault = parameters.Length;
        while (!IsIndexerOfDefaults(parameters) && firstDefault > 0 && (parameters[firstDefault - 1].IsParams || OptionalText.IsWritable(parameters[firstDefault - 1])))
        {
            firstDefault--;
        }

        return new EquatableArray<ParameterModel>(parameters.Select((parameter, at) => Parse(parameter, withDefaults && at >= firstDefault && !parameter.IsParams, withDefaults, types)));
    }

    /// <summary>The parameters of an implementation: under the names of the declaration in the user's part of a class, where it completes one, and then without what may stand in one part only.</summary>
    public static EquatableArray<ParameterModel> Parse(MethodPlan plan, bool withDefaults, TypeText types)
        => plan.Declaration is not { } declaration
            ? Parse(plan.Method.Parameters, withDefaults, types)
            : new EquatableArray<ParameterModel>(plan.Signature.Parameters.Select((parameter, at) => Parse(parameter, withDefault: false, isPublic: false, types, declaration.Parameters[at], plan.Method.Parameters[at])));

    /// <summary>A parameter as the user's part of a class declares it, without what may stand in one part only.</summary>
    public static string Repeat(IParameterSymbol parameter, TypeText types)
        => (parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol { IsExtensionMethod: true } } ? "this " : string.Empty) + (parameter.IsParams ? "params " : string.Empty)
            + Scope(parameter, parameter.IsParams) + Modifier(parameter.RefKind) + types.Of(parameter.Type) + " " + Identifier.Escape(parameter.Name);

    private static ParameterModel Parse(IParameterSymbol parameter, bool withDefault, bool isPublic, TypeText types, IParameterSymbol? declared = null, IParameterSymbol? attributed = null)
    {
        string name = Identifier.Escape(Identifier.Of(declared ?? parameter));
        bool isDynamic = parameter.Type.TypeKind == TypeKind.Dynamic;

        // A dynamic argument by reference would be bound at run time; object is the same type to callers.
        string type = parameter.RefKind != RefKind.None ? types.OfRelayed(parameter.Type) : types.Of(parameter.Type);
        string attributes = CopiedAttributes.Inline(attributed ?? parameter, types);
        string missing = CopiedAttributes.Inline(attributed ?? parameter, types, declared);
        bool isParams = declared?.IsParams ?? (isPublic && parameter.IsParams);
        string relay = attributes + Scope(parameter, isParams: false) + Modifier(parameter.RefKind) + type + " " + name;
        string optional = isPublic && !withDefault && parameter.ContainingSymbol is not IPropertySymbol ? OptionalText.Attributes(parameter, types) : string.Empty;
        string declaration = optional + (isPublic && (withDefault || parameter.ContainingSymbol is not IPropertySymbol) ? CopiedAttributes.OfCallers(parameter, types) : string.Empty) + missing + (isParams ? "params " : string.Empty) + Scope(parameter, isParams) + Modifier(parameter.RefKind) + type + " " + name
            + (withDefault ? OptionalText.Value(parameter, types) : string.Empty);
        string argument = parameter.RefKind switch
        {
            // After a failed attempt it may hold what the method does not take; the callee is told the truth by its own parameter.
            RefKind.Ref => "ref " + name + (attributes.Contains("DisallowNull") || attributes.Contains("MaybeNull") ? "!" : string.Empty),
            RefKind.Out => "out " + name,
            RefKind.In or RefKind.RefReadOnlyParameter => "in " + name + (attributes.Contains("MaybeNull") || (parameter.ContainingSymbol is IPropertySymbol && attributes.Contains("DisallowNull")) ? "!" : string.Empty),
            // What the callee is said to leave null is handed to it again by another attempt; a setter does not see what its indexer disallows.
            _ => (isDynamic ? $"({types.OfRelayed(parameter.Type)})" : string.Empty) + name + (attributes.Contains("MaybeNull") || (isDynamic && attributes.Contains("AllowNull")) || ((isDynamic || parameter.ContainingSymbol is IPropertySymbol) && attributes.Contains("DisallowNull")) ? "!" : string.Empty),
        };
        return new ParameterModel(name, declaration, relay, CopiedAttributes.OfField(attributed ?? parameter, types), type, argument, parameter.RefKind == RefKind.Out);
    }

    /// <summary>An indexer is never used without an argument: where all have a default value the compiler says that they have no effect.</summary>
    private static bool IsIndexerOfDefaults(ImmutableArray<IParameterSymbol> parameters)
        => parameters.All(parameter => parameter is { ContainingSymbol: IPropertySymbol, IsOptional: true });

    private static string Modifier(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => string.Empty,
    };

    /// <summary>A span is scoped by <c>params</c> already.</summary>
    private static string Scope(IParameterSymbol parameter, bool isParams)
        => parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out && !isParams ? "scoped " : string.Empty;
}
