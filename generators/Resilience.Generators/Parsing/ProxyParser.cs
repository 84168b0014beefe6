using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Turns a plan, which is made of symbols, into a model, which is made of text.</summary>
internal sealed class ProxyParser
{
    private readonly ProxyPlan _plan;
    private readonly Compilation _compilation;
    private readonly TypeText _types = new();
    private readonly ImmutableArray<ITypeParameterSymbol> _typeParameters;
    private readonly NameScope _typeParameterNames;
    private readonly NameScope _members;
    private readonly NamesModel _names;
    private readonly Implementations _implementations;

    private ProxyParser(ProxyPlan plan, Compilation compilation)
    {
        _plan = plan;
        _compilation = compilation;
        _typeParameters = [.. TypeParametersOf(plan.Service)];
        _typeParameterNames = new NameScope([plan.Name, "Circuits"]);
        TypeParameterParser.Name(_typeParameters, _typeParameterNames, _types);
        string[] typeParameters = [.. _typeParameters.Select(_types.Of)];

        _members = new NameScope([.. TakenNames(plan), .. typeParameters]);
        _names = new NamesModel(_members.Take("_inner"), _members.Take("_policies"), _members.Take("_services"), _members.Take("_owned"), _members.Take("Policies"));
        _implementations = new Implementations(plan, typeParameters);
    }

    public static ProxyModel? Parse(INamedTypeSymbol service, Compilation compilation, CancellationToken cancellationToken)
    {
        ProxyPlan plan = ProxyPlanner.Plan(service, compilation, cancellationToken);
        return plan.IsBroken || plan.Refusals.Count > 0 ? null : new ProxyParser(plan, compilation).Parse();
    }

    private ProxyModel Parse()
    {
        INamedTypeSymbol service = _plan.Service;
        var guards = new GuardParser(_plan, _compilation, _types, _members, _names);
        _types.Note(service);
        EquatableArray<TypeParameterModel> typeParameters = TypeParameterParser.Parse(_typeParameters, [], _types);
        var members = new EquatableArray<MemberModel>(_plan.Members.Select(member => ParseMember(member, guards)));
        return new ProxyModel(
            HintName.Of(service),
            service.ContainingNamespace.IsGlobalNamespace ? string.Empty : string.Join(".", NamespaceOf(service)),
            InterfaceEligibility.AccessibilityOf(service)!,
            _plan.Name,
            typeParameters,
            ServiceText.Of(service, _types),
            _names,
            ClassAttributes(service),
            new EquatableArray<PragmaModel>(_types.Pragmas),
            DisposalOf(service),
            _typeParameters.Length > 0 && ContainerAttributes.AreKnown(_compilation),
            guards.Circuits,
            guards.FallbackTypes,
            members);
    }

    private MemberModel ParseMember(ISymbol member, GuardParser guards)
    {
        bool isExplicit = _implementations.IsExplicit(member);
        string receiver = _implementations.IsDirect(member) ? _names.Inner : $"(({_types.Of(member.ContainingType)}){_names.Inner})";
        var parser = new MemberParser(_types, receiver, isExplicit);
        switch (member)
        {
            case IPropertySymbol property:
                return parser.Parse(property);
            case IEventSymbol @event:
                return parser.Parse(@event);
            default:
                var method = (IMethodSymbol)member;
                TypeParameterParser.Name(method.TypeParameters, new NameScope([.. _typeParameters.Select(_types.Of), _plan.Name]), _types);
                MethodPlan plan = _plan.Methods[method];
                return parser.Parse(plan, guards.Parse(plan));
        }
    }

    private EquatableArray<string> ClassAttributes(INamedTypeSymbol service)
    {
        IEnumerable<string> copied = CopiedAttributes.Of(service, _types);
        bool isCompliant = InterfaceEligibility.AccessibilityOf(service) == "public" && service.ContainingAssembly.GetAttributes().Any(attribute =>
            attribute.AttributeClass is { Name: "CLSCompliantAttribute" } && attribute.Positional() is true);
        return new EquatableArray<string>(isCompliant ? copied.Append("global::System.CLSCompliant(false)") : copied);
    }

    private static DisposalKinds DisposalOf(INamedTypeSymbol service)
    {
        DisposalKinds kinds = DisposalKinds.None;
        foreach (INamedTypeSymbol declarer in service.AllInterfaces)
        {
            if (declarer.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(ProxyPlanner.IsDisposal) is { } method)
            {
                kinds |= MemberParser.DisposalOf(method);
            }
        }

        return kinds;
    }

    private static IEnumerable<ITypeParameterSymbol> TypeParametersOf(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? TypeParametersOf(outer).Concat(type.TypeParameters) : type.TypeParameters;

    private static Stack<string> NamespaceOf(INamedTypeSymbol service)
    {
        var segments = new Stack<string>();
        for (INamespaceSymbol at = service.ContainingNamespace; !at.IsGlobalNamespace; at = at.ContainingNamespace)
        {
            segments.Push(Identifier.Escape(at.Name));
        }

        return segments;
    }

    /// <summary>Names that the proxy's own members must not have: those of the interface's members, of their parameters and type parameters, and of what users add.</summary>
    private static IEnumerable<string> TakenNames(ProxyPlan plan)
        => plan.Members.Select(member => member.Name)
            .Concat(plan.Members.OfType<IMethodSymbol>().SelectMany(method => method.Parameters.Select(parameter => parameter.Name).Concat(method.TypeParameters.Select(parameter => parameter.Name))))
            .Concat(plan.Members.OfType<IPropertySymbol>().SelectMany(property => property.Parameters.Select(parameter => parameter.Name)))
            .Concat(ProxyPart.MemberNames(plan.Service, plan.Name, ProxyName.ArityOf(plan.Service)))
            .Concat(Identifier.OfObject)
            .Concat([plan.Name, "Circuits"]);
}
