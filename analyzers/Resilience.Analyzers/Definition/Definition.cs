using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>An annotated interface or class while one analyzer judges it.</summary>
internal sealed class Definition(ProxyPlan plan, SymbolAnalysisContext context)
{
    private readonly HashSet<(string Rule, Location Location, string Text)> _reported = [];
    private HashSet<AttributeData>? _written;

    public ProxyPlan Plan => plan;

    public Compilation Compilation => context.Compilation;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>The methods that have policies.</summary>
    public IEnumerable<MethodPlan> Guarded => plan.Methods.Values.Where(method => method.IsGuarded);

    /// <summary>The policies that are written in the type, on itself and on its members. Those of an interface that it inherits are that interface's.</summary>
    public IEnumerable<WrittenPolicy> Policies
    {
        get
        {
            foreach (ISymbol symbol in plan.Annotated.GetMembers().Where(member => member is IMethodSymbol).Prepend(plan.Annotated))
            {
                foreach (AttributeData attribute in symbol.GetAttributes())
                {
                    if (PolicyAttributes.KindOf(attribute) is { } kind)
                    {
                        yield return new WrittenPolicy(kind, attribute, symbol);
                    }
                }
            }
        }
    }

    /// <summary>Reports something, once.</summary>
    public void Report(DiagnosticDescriptor rule, Location location, params object[] arguments) => Report(rule, location, ImmutableDictionary<string, string?>.Empty, arguments);

    public void Report(DiagnosticDescriptor rule, Location location, ImmutableDictionary<string, string?> properties, params object[] arguments)
    {
        var diagnostic = Diagnostic.Create(rule, location, properties, arguments);
        if (_reported.Add((rule.Id, location, diagnostic.ToString())))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>Where an attribute says something of an option, or the attribute where it does not.</summary>
    public Location LocationOf(AttributeData attribute, string? option = null)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(CancellationToken) is not AttributeSyntax syntax)
        {
            return plan.Annotated.Locations[0];
        }

        AttributeArgumentSyntax? argument = option is null ? null : syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == option)
            ?? syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null);
        return (argument as Microsoft.CodeAnalysis.SyntaxNode ?? syntax).GetLocation();
    }

    /// <summary>The policy where it is written in this type, else the method, else the type: its own line is another type's.</summary>
    public Location LocationOf(AppliedPolicy? policy, MethodPlan method, string? option = null)
        => policy is not null && IsWrittenHere(policy.Attribute) ? LocationOf(policy.Attribute, option) : LocationOf(method);

    /// <summary>The method's name where it is declared in this type, else the type's.</summary>
    public Location LocationOf(MethodPlan method)
        => method.Declarations.FirstOrDefault(declaration => SymbolEqualityComparer.Default.Equals(declaration.ContainingType, plan.Annotated))?.Locations.FirstOrDefault() ?? plan.Annotated.Locations[0];

    public bool IsWrittenHere(AttributeData attribute) => (_written ??= [.. Policies.Select(static policy => policy.Attribute)]).Contains(attribute);

    /// <summary>Whether neither a method nor any of these policies of it is written in this type: what there is to say of them is said where they are.</summary>
    public bool IsOfOthers(MethodPlan method, params AppliedPolicy?[] policies)
        => !method.Declarations.Any(declaration => SymbolEqualityComparer.Default.Equals(declaration.ContainingType, plan.Annotated))
            && !policies.Any(policy => policy is not null && IsWrittenHere(policy.Attribute));
}
