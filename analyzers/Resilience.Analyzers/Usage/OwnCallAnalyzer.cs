using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Resilience.Analyzers.Symbols;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Usage;

/// <summary>Reports RES0101: an implementation that calls its own guarded method, which the proxy does not see.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.OwnCall];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (GuardedInterfaces.In(start.Compilation) is { } interfaces)
            {
                start.RegisterSymbolStartAction(symbol => Start(symbol, interfaces), SymbolKind.NamedType);
            }
        });
    }

    private static void Start(SymbolStartAnalysisContext context, GuardedInterfaces interfaces)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind is TypeKind.Class or TypeKind.Struct
            && !type.AllInterfaces.IsEmpty
            && !GeneratedProxies.IsProxy(type)
            && GuardedMethods(type, interfaces, context.CancellationToken) is { Count: > 0 } guarded)
        {
            context.RegisterOperationAction(operation => Analyze(operation, guarded), OperationKind.Invocation);
        }
    }

    /// <summary>The methods of a type that its proxies guard, and what they are called in the interface, each with the interface.</summary>
    private static Dictionary<IMethodSymbol, INamedTypeSymbol> GuardedMethods(INamedTypeSymbol type, GuardedInterfaces interfaces, CancellationToken cancellationToken)
    {
        Dictionary<IMethodSymbol, INamedTypeSymbol> guarded = new(SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol service in type.AllInterfaces.Where(service => interfaces.PlanOf(service, cancellationToken) is not null))
        {
            foreach (IMethodSymbol method in service.AllInterfaces.Prepend(service).SelectMany(static declarer => declarer.GetMembers()).OfType<IMethodSymbol>())
            {
                if (interfaces.GuardOf(service, method, cancellationToken) is not null)
                {
                    guarded[method.OriginalDefinition] = service;
                    if (type.FindImplementationForInterfaceMember(method) is IMethodSymbol implementation)
                    {
                        guarded[Declared(implementation)] = service;
                    }
                }
            }
        }

        return guarded;
    }

    /// <summary>The method that an override overrides.</summary>
    private static IMethodSymbol Declared(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method.OriginalDefinition;
    }

    private static void Analyze(OperationAnalysisContext context, Dictionary<IMethodSymbol, INamedTypeSymbol> guarded)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = Declared(call.TargetMethod);
        if (call.Instance is { } instance
            && Invoked.Unconverted(instance) is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
            && guarded.TryGetValue(method, out INamedTypeSymbol? service)
            && !(context.ContainingSymbol is IMethodSymbol caller && SymbolEqualityComparer.Default.Equals(Declared(caller), method)) // Recursion is inside the one guarded call.
            && call.Syntax is InvocationExpressionSyntax syntax
            && Invoked.NameOf(syntax) is { } name)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.OwnCall, name.GetLocation(), method.Name, ShortName.Of(service)));
        }
    }
}
