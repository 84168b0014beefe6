using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Types other than tasks that an async method can return: those that name their builder, and can be awaited for what that builder sets.</summary>
internal static class TaskLike
{
    private static readonly string[] s_ofBuilder = ["AwaitOnCompleted", "AwaitUnsafeOnCompleted", "Create", "SetException", "SetResult", "SetStateMachine", "Start", "Task"];

    public static bool Is(ITypeSymbol type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsRefLikeType: false, Arity: <= 1 } named
            && !IsInGeneric(named)
            && BuilderOf(named) is { } builder
            && builder.Arity == named.Arity
            && builder.DeclaredAccessibility == named.DeclaredAccessibility
            && !IsInGeneric(builder)
            && s_ofBuilder.All(member => builder.MemberNames.Contains(member))
            && Brings(named, named);

    /// <summary>The type of what such a type brings; null for nothing.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol taskLike) => ((INamedTypeSymbol)taskLike).TypeArguments.FirstOrDefault();

    /// <summary>Whether the type has a <c>ConfigureAwait</c> as tasks have it.</summary>
    public static bool IsConfigurable(ITypeSymbol taskLike)
        => Methods(taskLike, "ConfigureAwait").Any(method => method.Parameters.Length == 1 && method.Parameters[0].Type.SpecialType == SpecialType.System_Boolean && Brings(method.ReturnType, taskLike));

    /// <summary>Whether awaiting the one brings what the other promises.</summary>
    private static bool Brings(ITypeSymbol awaited, ITypeSymbol taskLike)
        => Methods(awaited, "GetAwaiter").FirstOrDefault(method => method.Parameters.IsEmpty) is { } getAwaiter
            && Methods(getAwaiter.ReturnType, "GetResult").FirstOrDefault(method => method.Parameters.IsEmpty) is { } getResult
            && (ResultOf(taskLike) is { } result ? SymbolEqualityComparer.Default.Equals(getResult.ReturnType, result) : getResult.ReturnsVoid);

    private static IEnumerable<IMethodSymbol> Methods(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach (IMethodSymbol method in at.GetMembers(name).OfType<IMethodSymbol>())
            {
                if (method is { IsStatic: false, Arity: 0, DeclaredAccessibility: Accessibility.Public })
                {
                    yield return method;
                }
            }
        }
    }

    private static INamedTypeSymbol? BuilderOf(INamedTypeSymbol type)
        => type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == "System.Runtime.CompilerServices.AsyncMethodBuilderAttribute")?.Positional() is INamedTypeSymbol builder
            ? builder.OriginalDefinition
            : null;

    private static bool IsInGeneric(INamedTypeSymbol type) => type.ContainingType is { } outer && (outer.Arity > 0 || IsInGeneric(outer));
}
