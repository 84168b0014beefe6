using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Turns a plan, which is made of symbols, into a model, which is made of text.</summary>
internal sealed class ProxyParser
{
    private static readonly string s_version = typeof(ProxyParser).Assembly.GetName().Version.ToString(3);

    private readonly ProxyPlan _plan;
    private readonly Compilation _compilation;
    private readonly TypeText _types = new();
    private readonly ImmutableArray<ITypeParameterSymbol> _typeParameters;
    private readonly string[] _typeParameterNames;
    private readonly NameScope _members;
    private readonly NamesModel _names;
    private readonly Implementations _implementations;
    private readonly OutrankedParser _outranked;

    private ProxyParser(ProxyPlan plan, Compilation compilation)
    {
        _plan = plan;
        _compilation = compilation;
        _typeParameters = [.. plan.Owner?.TypeParameters ?? ProxyName.TypeParametersOf(plan.Service)];

        // A class's type parameters are named by its user, and all parts must agree.
        TypeParameterParser.Name(_typeParameters, new NameScope(plan.Owner is null ? [plan.Name, "Circuits"] : []), _types);
        _typeParameterNames = [.. ProxyName.TypeParametersOf(plan.Annotated).Select(parameter => _types.Of(parameter).TrimStart('@'))];

        _members = new NameScope([.. TakenNames(plan), .. _typeParameterNames]);
        _names = new NamesModel(_members.Take("_inner"), _members.Take("_policies"), _members.Take("_services"), _members.Take("_owned"), _members.Take("Policies"));
        _outranked = new OutrankedParser(_types);
        _implementations = new Implementations(plan, _typeParameterNames);
    }

    /// <summary>The model of a planned proxy, or null where there is to be none.</summary>
    public static ProxyModel? Parse(ProxyPlan plan, Compilation compilation)
        => plan.IsBroken || plan.Refusals.Count > 0 ? null : new ProxyParser(plan, compilation).Parse();

    private ProxyModel Parse()
    {
        INamedTypeSymbol service = _plan.Service;
        INamedTypeSymbol? owner = _plan.Owner;
        bool isOpen = owner is null ? _typeParameters.Length > 0 : ProxyTarget.IsOpen(owner);
        var guards = new GuardParser(_plan, _compilation, _types, _members, _names, _outranked);
        _types.Note(service);
        NoteNamesakes();
        EquatableArray<TypeParameterModel> typeParameters = owner is null ? TypeParameterParser.Parse(_typeParameters, [], _types) : OwnerParser.TypeParameters(owner, service, isOpen, _types);
        var members = new EquatableArray<MemberModel>(_plan.Members.Select(member => ParseMember(member, guards)));

        // Before the pragmas, of which it may need some.
        EquatableArray<OutrankedModel> outranked = _outranked.All;
        return new ProxyModel(
            HintName.Of(_plan.Annotated),
            Identifier.OfNamespace(_plan.Annotated),
            owner is null ? InterfaceEligibility.AccessibilityOf(service) + " sealed partial" : "partial",
            Identifier.Escape(_plan.Name),
            owner is null ? null : OwnerParser.Parse(owner, service, _types),
            typeParameters,
            ServiceText.Of(service, _types, _compilation),
            _names,
            ClassAttributes(),
            new EquatableArray<PragmaModel>(_types.Pragmas),
            DisposalOf(_plan),
            isOpen && ContainerAttributes.AreKnown(_compilation),
            guards.Circuits,
            guards.SharedPolicies,
            guards.FallbackTypes,
            outranked,
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
            case IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } @operator:
                return new MemberParser(_types, _names.Inner, isExplicit: true).ParseOperator(@operator);
            default:
                var method = (IMethodSymbol)member;
                MethodPlan plan = _plan.Methods[method];
                NameTypeParameters(plan);
                return parser.Parse(plan, guards.Parse(plan), _outranked.Find(method));
        }
    }

    private void NameTypeParameters(MethodPlan method)
    {
        if (method.Declaration is { } declaration)
        {
            TypeParameterParser.Name(method.Method.TypeParameters, declaration.TypeParameters, _types);
        }
        else
        {
            TypeParameterParser.Name(method.Method.TypeParameters, new NameScope([.. _typeParameterNames, _plan.Name, _names.Inner, _names.Policies, _names.Services, _names.PoliciesType, .. method.Method.Parameters.Select(parameter => parameter.Name)]), _types);
        }
    }

    /// <summary>What other assemblies call by the same name, this file does not mean.</summary>
    private void NoteNamesakes()
    {
        string declared = HintName.MetadataName(_plan.Annotated);
        string generated = _plan.Owner is not null ? declared : Sibling(declared);
        if (new[] { declared, generated }.SelectMany(name => _compilation.GetTypesByMetadataName(name)).Any(IsNamesake))
        {
            _types.Suppress("CS0436", "another assembly has a type of this name; the one here is meant");
        }

        string Sibling(string service)
        {
            string outermost = service.Split('+')[0];
            return outermost.Substring(0, outermost.LastIndexOf('.') + 1) + _plan.Name + (_typeParameters.Length == 0 ? string.Empty : "`" + _typeParameters.Length);
        }

        bool IsNamesake(INamedTypeSymbol type)
            => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly) && _compilation.IsSymbolAccessibleWithin(type, _compilation.Assembly);
    }

    /// <summary>A class of the user's has its own attributes, but for the one word that the generated constructor calls for.</summary>
    private EquatableArray<string> ClassAttributes()
    {
        INamedTypeSymbol annotated = _plan.Annotated;
        IEnumerable<string> copied = _plan.Owner is null ? [.. CopiedAttributes.Of(annotated, _types), $"global::System.CodeDom.Compiler.GeneratedCode(\"Resilience\", \"{s_version}\")"] : [];
        bool claims = Visibility.IsExported(annotated) && Compliance(annotated.ContainingAssembly) is true && (_plan.Owner is null || Compliance(annotated) is null);
        return new EquatableArray<string>(claims ? copied.Prepend("global::System.CLSCompliant(false)") : copied);
    }

    private static object? Compliance(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: "CLSCompliantAttribute" })?.Positional();

    private static DisposalKinds DisposalOf(ProxyPlan plan)
    {
        DisposalKinds kinds = ProxyPart.HasDispose(plan) ? DisposalKinds.User : DisposalKinds.None;
        foreach (INamedTypeSymbol declarer in InterfaceMembers.Declarers(plan.Service))
        {
            if (declarer.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(ProxyPlanner.IsDisposal) is { } method)
            {
                kinds |= MemberParser.DisposalOf(method);
            }
        }

        return kinds;
    }

    /// <summary>Names that the proxy's own members must not have: those of the interface's members, of their parameters and type parameters, and of what users add.</summary>
    private static IEnumerable<string> TakenNames(ProxyPlan plan)
        => plan.Members.Select(member => member.Name)
            .Concat(plan.Members.OfType<IMethodSymbol>().SelectMany(method => method.Parameters.Select(parameter => parameter.Name).Concat(method.TypeParameters.Select(parameter => parameter.Name))))
            .Concat(plan.Methods.Values.Select(method => method.Declaration).OfType<IMethodSymbol>().SelectMany(method => method.Parameters.Select(parameter => parameter.Name).Concat(method.TypeParameters.Select(parameter => parameter.Name))))
            .Concat(plan.Members.OfType<IPropertySymbol>().SelectMany(property => property.Parameters.Select(parameter => parameter.Name)))
            .Concat(ProxyPart.MemberNames(plan))
            .Concat(Identifier.OfObject)
            .Concat([plan.Name, "Circuits"]);
}
