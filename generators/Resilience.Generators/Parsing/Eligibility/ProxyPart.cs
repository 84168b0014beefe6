using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Resilience.Generators.Eligibility;

/// <summary>What users declare beside the generator under the name of a proxy: their part of the partial class, or something that is in its way.</summary>
internal static class ProxyPart
{
    /// <summary>Names of members that the user's part declares.</summary>
    public static IEnumerable<string> MemberNames(ProxyPlan plan) => Members(plan).Select(member => member.Name);

    /// <summary>Whether the user's part implements <c>IDisposable</c>.</summary>
    public static bool HasDispose(ProxyPlan plan)
        => Members(plan).OfType<IMethodSymbol>().Any(method => method is { ReturnsVoid: true, IsStatic: false, Arity: 0, Parameters.IsEmpty: true }
            && (method is { Name: "Dispose", DeclaredAccessibility: Accessibility.Public } || method.ExplicitInterfaceImplementations.Any(ProxyPlanner.IsDisposal)));

    private static IEnumerable<ISymbol> Members(ProxyPlan plan)
    {
        IEnumerable<INamedTypeSymbol> parts = plan.Owner is { } owner ? [owner] : plan.Service.ContainingNamespace.GetTypeMembers(plan.Name, ProxyName.ArityOf(plan.Service));
        return parts.SelectMany(type => type.GetMembers().Where(IsByUser));
    }

    /// <summary>Whether what bears the name cannot be the other part of the proxy.</summary>
    public static bool IsInTheWay(INamedTypeSymbol service, string name, int arity)
        => service.ContainingNamespace.GetMembers(name).Any(symbol => symbol switch
        {
            INamespaceSymbol => true,
            INamedTypeSymbol type => type.Arity == arity && IsByUser(type) && !IsJoinable(type, service),
            _ => false,
        });

    private static bool IsJoinable(INamedTypeSymbol type, INamedTypeSymbol service)
        => type is { TypeKind: TypeKind.Class, IsRecord: false, IsStatic: false, IsAbstract: false, IsFileLocal: false, Arity: 0 }
            && !ProxyAttribute.IsOn(type)
            && type.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is ClassDeclarationSyntax declaration
                && declaration.ParameterList is null
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
                && !declaration.Modifiers.Any(modifier => Contradicts(modifier, service)))
            && type.BaseType is null or { SpecialType: SpecialType.System_Object }
            && !type.GetMembers().Where(IsByUser).Any(member => IsTaken(member, service));

    /// <summary>Whether the user's part claims another accessibility than the proxy has.</summary>
    private static bool Contradicts(SyntaxToken modifier, INamedTypeSymbol service)
        => (modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword)) && modifier.ValueText != InterfaceEligibility.AccessibilityOf(service);

    private static bool IsTaken(ISymbol member, INamedTypeSymbol service)
        => member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor, IsImplicitlyDeclared: false }
            || member.Name == "Circuits"
            || service.GetMembers(member.Name).Length > 0
            || service.AllInterfaces.Any(inherited => inherited.GetMembers(member.Name).Length > 0);

    /// <summary>Whether a declaration is not the generator's.</summary>
    public static bool IsByUser(ISymbol symbol)
        => !symbol.IsImplicitlyDeclared
            && symbol.DeclaringSyntaxReferences.Any(reference => IsOfUser(reference.SyntaxTree));

    public static bool IsOfUser(SyntaxTree file) => !file.FilePath.EndsWith(ProxyName.FileSuffix, StringComparison.Ordinal);
}
