using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Resilience.Analyzers.Symbols;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Usage;

/// <summary>Reports RES0102: a new object that is handed over as the annotated interface, without its proxy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandedOverAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.HandedOverUnguarded];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (GuardedInterfaces.In(start.Compilation) is { } interfaces && !TestCode.IsIn(start.Compilation))
            {
                start.RegisterOperationAction(operation => Analyze(operation, interfaces), OperationKind.ObjectCreation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, GuardedInterfaces interfaces)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation is { Parent: IConversionOperation { OperatorMethod: null, Type: INamedTypeSymbol { TypeKind: TypeKind.Interface } service } conversion, Type: { } type }
            && interfaces.PlanOf(service, context.CancellationToken) is { } plan
            && plan.Methods.Values.Any(static method => method.IsGuarded)
            && !GeneratedProxies.IsProxy(type)
            && !IsGuardedOn(conversion, service)
            && !IsOfRegistration(conversion, context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.HandedOverUnguarded, creation.Syntax.GetLocation(), ShortName.Of(type), ShortName.Of(service)));
        }
    }

    /// <summary>Whether the object goes into what is a proxy, or may come into one: another implementation of the interface, around it.</summary>
    private static bool IsGuardedOn(IOperation value, INamedTypeSymbol service) => value.Parent switch
    {
        IArgumentOperation { Parent: IObjectCreationOperation { Type: { } outer } } => IsKindOf(outer, service),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Wrap" or "Create" } method } } => method.ContainingType.Name == "Resilient" || GeneratedProxies.IsProxy(method.ContainingType),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsHandledLater(declarator),
        IConversionOperation or IConditionalOperation or ICoalesceOperation or IParenthesizedOperation => IsGuardedOn(value.Parent, service),
        _ => false,
    };

    private static bool IsKindOf(ITypeSymbol type, INamedTypeSymbol service) => type.AllInterfaces.Contains(service, SymbolEqualityComparer.Default);

    /// <summary>Whether a variable goes into a proxy, another implementation or a registration.</summary>
    private static bool IsHandledLater(IVariableDeclaratorOperation declarator)
    {
        IOperation root = declarator;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        return root.Descendants().OfType<ILocalReferenceOperation>().Any(reference => SymbolEqualityComparer.Default.Equals(reference.Local, declarator.Symbol) && Ancestors(reference).OfType<IArgumentOperation>().FirstOrDefault()?.Parent switch
        {
            IObjectCreationOperation { Type: { } outer } => IsKindOf(outer, (INamedTypeSymbol)declarator.Symbol.Type),
            IInvocationOperation { TargetMethod: var method } => Invoked.IsOnServices(method) || method.ContainingType.Name == "Resilient",
            _ => false,
        });
    }

    /// <summary>Whether it stands in a call on services, or in what is given services: a factory.</summary>
    private static bool IsOfRegistration(IOperation operation, ISymbol member)
        => IsGivenServices(member as IMethodSymbol)
            || Ancestors(operation).Any(static around => around switch
            {
                IInvocationOperation call => Invoked.IsOnServices(call.TargetMethod),
                IAnonymousFunctionOperation lambda => IsGivenServices(lambda.Symbol),
                ILocalFunctionOperation function => IsGivenServices(function.Symbol),
                _ => false,
            });

    private static bool IsGivenServices(IMethodSymbol? method) => method?.Parameters.Any(static parameter => parameter.Type.Name is "IServiceProvider" or "IServiceCollection") == true;

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (IOperation? at = operation.Parent; at is not null; at = at.Parent)
        {
            yield return at;
        }
    }
}
