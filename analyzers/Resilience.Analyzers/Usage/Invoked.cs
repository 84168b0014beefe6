using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Resilience.Analyzers.Usage;

/// <summary>Reads invocations.</summary>
internal static class Invoked
{
    /// <summary>The method's name as it is written; null where a delegate is called.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax member => member.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>What a value is before it becomes something else.</summary>
    public static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>Whether a method belongs to service collections, descriptors or builders of clients.</summary>
    public static bool IsOnServices(IMethodSymbol method)
        => method is { IsStatic: true } && (method.ContainingType.Name == "ServiceDescriptor" || (method.IsExtensionMethod && method.Parameters[0].Type.Name is "IServiceCollection" or "IHttpClientBuilder"));
}
