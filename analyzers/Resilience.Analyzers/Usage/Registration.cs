using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Resilience.Analyzers.Usage;

/// <summary>A registration of a service whose implementation can be seen.</summary>
internal sealed class Registration(INamedTypeSymbol service, INamedTypeSymbol implementation, IMethodSymbol method)
{
    /// <summary>The kinds of registration, each with <c>Try</c> or <c>Keyed</c> too.</summary>
    private static readonly string[] s_lifetimes = ["Singleton", "Scoped", "Transient"];

    public INamedTypeSymbol Service => service;

    public INamedTypeSymbol Implementation => implementation;

    public string Lifetime => s_lifetimes.FirstOrDefault(lifetime => method.Name.EndsWith(lifetime, StringComparison.Ordinal)) ?? "Transient";

    /// <summary>The call that registers the same, guarded: <c>AddResilient</c>, <c>AddKeyedResilient</c>, or <c>DecorateWithResilience</c> after it; null where neither can be put in this one's place.</summary>
    public string? Replacement => method.ContainingType.Name == "ServiceDescriptor" ? null
        : method.TypeArguments.Length != 2 || !method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name is "AddHttpClient" or "AddTypedClient" ? "DecorateWithResilience"
        : method.Parameters.Length == 1 ? "AddResilient"
        : method.Parameters.Length == 2 && method.Parameters[1].Name == "serviceKey" ? "AddKeyedResilient"
        : "DecorateWithResilience";

    /// <summary>Whether a method of this name may register something.</summary>
    public static bool MayBe(string name)
        => name is "AddHttpClient" or "AddTypedClient"
            || (s_lifetimes.Any(lifetime => name.EndsWith(lifetime, StringComparison.Ordinal)) && Prefix(name) is "Add" or "TryAdd" or "AddKeyed" or "TryAddKeyed" or "" or "Keyed");

    public static Registration? Of(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (!Invoked.IsOnServices(method))
        {
            return null;
        }

        (ITypeSymbol? service, ITypeSymbol? implementation) = method.TypeArguments.Length switch
        {
            2 => (method.TypeArguments[0], method.TypeArguments[1]),
            1 => (method.TypeArguments[0], TypeOf(Argument(invocation, method.Parameters.Length - 1))),
            0 => (Named(invocation, 0), Named(invocation, 1)),
            _ => default,
        };
        return service is INamedTypeSymbol { TypeKind: TypeKind.Interface } registered && implementation is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } made
            ? new Registration(registered, made, method)
            : null;
    }

    private static string Prefix(string name) => name.Substring(0, name.Length - s_lifetimes.First(lifetime => name.EndsWith(lifetime, StringComparison.Ordinal)).Length);

    /// <summary>The argument of a parameter; null where it is the collection.</summary>
    private static IOperation? Argument(IInvocationOperation invocation, int ordinal)
        => invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal && ordinal > (invocation.TargetMethod.IsExtensionMethod ? 0 : -1))?.Value;

    /// <summary>The n-th type that is named by <c>typeof</c> or, instead of the second, the type of what is given.</summary>
    private static ITypeSymbol? Named(IInvocationOperation invocation, int index)
    {
        IOperation[] given = [.. invocation.Arguments.Where(argument => argument.Parameter is { Name: not "serviceKey" } parameter && !(parameter.Ordinal == 0 && invocation.TargetMethod.IsExtensionMethod)).OrderBy(static argument => argument.Parameter!.Ordinal).Select(static argument => argument.Value)];
        return given.ElementAtOrDefault(index) switch
        {
            ITypeOfOperation type => type.TypeOperand.OriginalDefinition,
            { } value when index == 1 && value.Type?.Name != "Type" => TypeOf(value),
            _ => null,
        };
    }

    /// <summary>The type of an instance, or of what a factory makes where all that it returns is of one.</summary>
    private static ITypeSymbol? TypeOf(IOperation? value)
    {
        if (value is null)
        {
            return null;
        }

        if (Invoked.Unconverted(value) is not IDelegateCreationOperation factory)
        {
            return Invoked.Unconverted(value).Type;
        }

        if (factory.Target is not IAnonymousFunctionOperation lambda)
        {
            return null;
        }

        ITypeSymbol?[] returned = [.. lambda.Body.Descendants().OfType<IReturnOperation>().Select(static result => result.ReturnedValue is { } made ? Invoked.Unconverted(made).Type : null).Distinct<ITypeSymbol?>(SymbolEqualityComparer.Default)];
        return returned.Length == 1 ? returned[0] : null;
    }
}
