using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>What decides which policies a method can have.</summary>
internal sealed class MethodShape
{
    private const string Tasks = "System.Threading.Tasks";
    private const string Collections = "System.Collections.Generic";

    private MethodShape(ReturnShape returns, ITypeSymbol? result, ITypeSymbol? element, IParameterSymbol? token, IParameterSymbol? uncarried)
    {
        Returns = returns;
        Result = result;
        Element = element;
        Token = token;
        Uncarried = uncarried;
    }

    public ReturnShape Returns { get; }

    /// <summary>The type of the value, awaited where there is something to await; null where there is none.</summary>
    public ITypeSymbol? Result { get; }

    /// <summary>The type of a stream's elements; null where there is no stream.</summary>
    public ITypeSymbol? Element { get; }

    /// <summary>The last parameter that is a plain <c>CancellationToken</c>.</summary>
    public IParameterSymbol? Token { get; }

    /// <summary>The first parameter that cannot be kept while a call is suspended: by reference, a ref struct, a pointer or what holds one.</summary>
    public IParameterSymbol? Uncarried { get; }

    /// <summary>Whether what the method returns brings the outcome later.</summary>
    public bool IsAsync => IsTask || IsBuilt;

    /// <summary>Whether it is a <c>Task</c> or <c>ValueTask</c>.</summary>
    public bool IsTask => Returns is ReturnShape.Task or ReturnShape.TaskOf or ReturnShape.ValueTask or ReturnShape.ValueTaskOf;

    /// <summary>Whether what guards the method is an async method or iterator as a whole.</summary>
    public bool IsBuilt => Returns is ReturnShape.TaskLike or ReturnShape.Stream or ReturnShape.Enumerator;

    public static MethodShape Of(IMethodSymbol method)
    {
        (ReturnShape returns, ITypeSymbol? result) = ShapeOf(method);
        bool isStream = returns is ReturnShape.Stream or ReturnShape.Enumerator;
        return new MethodShape(
            returns,
            isStream ? null : result,
            isStream ? result : null,
            method.Parameters.LastOrDefault(parameter => parameter.RefKind == RefKind.None && Is(parameter.Type, "System.Threading", "CancellationToken", 0)),
            method.Parameters.FirstOrDefault(parameter => parameter.RefKind != RefKind.None || IsConfined(parameter.Type) || InterfaceMembers.HasPointer(parameter.Type)));
    }

    /// <summary>Whether a value of the type cannot be a type argument or live in a state machine.</summary>
    public static bool IsConfined(ITypeSymbol type)
        => type.IsRefLikeType || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol || (type is ITypeParameterSymbol parameter && (parameter.AllowsRefLikeType || ProxyTarget.Constraining(parameter) is { AllowsRefLikeType: true }));

    private static (ReturnShape Returns, ITypeSymbol? Result) ShapeOf(IMethodSymbol method)
    {
        ITypeSymbol type = method.ReturnType;
        return type switch
        {
            _ when method.ReturnsVoid => (ReturnShape.Void, null),
            _ when method.ReturnsByRef || method.ReturnsByRefReadonly => (ReturnShape.Reference, type),
            _ when Is(type, Tasks, "Task", 0) => (ReturnShape.Task, null),
            _ when IsStream(type) && !IsKept(type) => (ReturnShape.OtherStream, null),
            INamedTypeSymbol when !IsKept(type) && IsAwaitable(type) => (ReturnShape.Awaitable, null),
            _ when Is(type, Tasks, "Task", 1) => (ReturnShape.TaskOf, ((INamedTypeSymbol)type).TypeArguments[0]),
            _ when Is(type, Tasks, "ValueTask", 0) => (ReturnShape.ValueTask, null),
            _ when Is(type, Tasks, "ValueTask", 1) => (ReturnShape.ValueTaskOf, ((INamedTypeSymbol)type).TypeArguments[0]),
            _ when Is(type, Collections, "IAsyncEnumerable", 1) => (ReturnShape.Stream, ((INamedTypeSymbol)type).TypeArguments[0]),
            _ when Is(type, Collections, "IAsyncEnumerator", 1) => (ReturnShape.Enumerator, ((INamedTypeSymbol)type).TypeArguments[0]),
            _ when type.AllInterfaces.Any(IsStream) || IsEnumerated(type) => (ReturnShape.OtherStream, null),
            _ when TaskLike.Is(type) => (ReturnShape.TaskLike, TaskLike.ResultOf(type)),
            _ when IsAwaitable(type) => (ReturnShape.Awaitable, null),
            _ => (ReturnShape.Value, type),
        };
    }

    private static bool IsStream(ITypeSymbol type) => Is(type, Collections, "IAsyncEnumerable", 1) || Is(type, Collections, "IAsyncEnumerator", 1);

    /// <summary>Whether <c>await foreach</c> takes it although it implements nothing.</summary>
    private static bool IsEnumerated(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers("GetAsyncEnumerator").Any(member => member is IMethodSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, Arity: 0 } method && method.Parameters.All(parameter => parameter.IsOptional)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what a task or stream brings can be kept in a state machine.</summary>
    private static bool IsKept(ITypeSymbol type) => !((INamedTypeSymbol)type).TypeArguments.Any(argument => IsConfined(argument) || InterfaceMembers.HasPointer(argument));

    private static bool IsAwaitable(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None })
        {
            return false;
        }

        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers("GetAwaiter").Any(member => member is IMethodSymbol { Parameters.IsEmpty: true, IsStatic: false, Arity: 0 }))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(inherited => !inherited.GetMembers("GetAwaiter").IsEmpty)
            || type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "AsyncMethodBuilderAttribute");
    }

    private static bool Is(ITypeSymbol type, string inNamespace, string name, int arity)
        => type is INamedTypeSymbol { ContainingType: null } named
            && named.Name == name
            && named.Arity == arity
            && named.ContainingNamespace?.ToDisplayString() == inNamespace;
}
