using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Resilience.Analyzers.Symbols;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Usage;

/// <summary>Reports RES0100, at the end: an annotated interface that is registered, and guarded nowhere.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegistrationAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a report that has the registration's lifetime.</summary>
    internal const string Lifetime = "Lifetime";

    /// <summary>The property of a report that names the call that guards, where there is one.</summary>
    internal const string Replacement = "Replacement";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RegisteredUnguarded];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // What guards a service may be generated.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (GuardedInterfaces.In(start.Compilation) is not { } interfaces || start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.IServiceCollection") is null || TestCode.IsIn(start.Compilation))
            {
                return;
            }

            ProxiedServices guarded = new(start.Compilation);
            ConcurrentBag<(Registration Registration, ProxyPlan Plan, Location Location)> registrations = [];
            start.RegisterSyntaxNodeAction(syntax => Collect(syntax, interfaces, guarded, registrations), SyntaxKind.InvocationExpression);
            start.RegisterSymbolAction(symbol => CollectProxies(symbol, guarded), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, guarded, registrations));
        });
    }

    private static void Collect(SyntaxNodeAnalysisContext context, GuardedInterfaces interfaces, ProxiedServices guarded, ConcurrentBag<(Registration Registration, ProxyPlan Plan, Location Location)> registrations)
    {
        var invocation = (InvocationExpressionSyntax)context.Node;
        if (Invoked.NameOf(invocation) is not { } name)
        {
            return;
        }

        if (ProxiedServices.MayGuard(name.Identifier.ValueText))
        {
            guarded.Note(context.SemanticModel.GetOperation(invocation, context.CancellationToken));
        }
        else if (Registration.MayBe(name.Identifier.ValueText)
            && !context.IsGeneratedCode
            && context.SemanticModel.GetOperation(invocation, context.CancellationToken) is IInvocationOperation operation
            && Registration.Of(operation) is { } registration
            && SymbolEqualityComparer.Default.Equals(registration.Service.ContainingAssembly, context.Compilation.Assembly)
            && interfaces.PlanOf(registration.Service, context.CancellationToken) is { } plan
            && plan.Methods.Values.Any(static method => method.IsGuarded))
        {
            registrations.Add((registration, plan, name.GetLocation()));
        }
    }

    /// <summary>A class that is to be a proxy is used in ways of its own.</summary>
    private static void CollectProxies(SymbolAnalysisContext context, ProxiedServices guarded)
    {
        if (context.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Class } type && ProxyAttribute.IsOn(type))
        {
            guarded.Note(Plans.Of(type, context.Compilation, context.CancellationToken)!.Service);
        }
    }

    private static void Report(CompilationAnalysisContext context, ProxiedServices guarded, IEnumerable<(Registration Registration, ProxyPlan Plan, Location Location)> registrations)
    {
        foreach ((Registration registration, _, Location location) in guarded.Without(registrations, static one => one.Plan, context.CancellationToken))
        {
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(Lifetime, registration.Lifetime).Add(Replacement, registration.Replacement);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.RegisteredUnguarded,
                location,
                properties,
                ShortName.Of(registration.Service),
                ShortName.Of(registration.Implementation),
                registration.Replacement is "AddResilient" or "AddKeyedResilient" ? registration.Replacement : "DecorateWithResilience after it"));
        }
    }
}
