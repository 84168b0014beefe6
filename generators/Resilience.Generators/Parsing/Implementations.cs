using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Generators.Parsing;

/// <summary>Decides which members are implemented publicly, which explicitly, and through which interface the inner object is called.</summary>
internal sealed class Implementations
{
    private static readonly string[] s_accessorPrefixes = ["get_", "set_", "add_", "remove_"];

    private readonly Dictionary<string, List<ISymbol>> _public = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> _declared = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _reserved;
    private readonly HashSet<string> _ambiguous;
    private readonly INamedTypeSymbol _service;
    private readonly bool _isExported;
    private readonly bool _hasItem;

    public Implementations(ProxyPlan plan, IEnumerable<string> typeParameters)
    {
        _service = plan.Service;
        _isExported = plan.Owner is { } owner && Visibility.IsExported(owner);
        _reserved = new HashSet<string>(Identifier.OfObject.Concat(typeParameters).Concat(["Circuits", plan.Name]), StringComparer.Ordinal);
        _hasItem = plan.Members.Any(member => member.Name == "Item");
        _ambiguous = new HashSet<string>(
            InterfaceMembers.Declarers(_service)
                .SelectMany(declarer => declarer.GetMembers().Select(member => member.Name).Distinct())
                .GroupBy(name => name)
                .Where(group => group.Skip(1).Any())
                .Select(group => group.Key),
            StringComparer.Ordinal);
        foreach (MethodPlan declared in plan.Methods.Values.Where(method => method.Declaration is not null))
        {
            _declared.Add(declared.Method);
            Claim(declared.Method);
        }
    }

    /// <summary>Whether the member must be implemented explicitly. To be asked once per member, in order.</summary>
    public bool IsExplicit(ISymbol member)
    {
        if (_declared.Contains(member))
        {
            return false;
        }

        if (!IsPublic(member) || _reserved.Contains(member.Name) || IsAccessorName(member) || IsOddIndexer(member) || (_isExported && !TypesOf(member).All(Visibility.IsExported))
            || (member is IMethodSymbol method && Constraints.FindUnwritable(method) is not null))
        {
            return true;
        }

        return !Claim(member);
    }

    /// <summary>Takes the member's signature, unless another public member has it.</summary>
    private bool Claim(ISymbol member)
    {
        if (!_public.TryGetValue(member.Name, out List<ISymbol>? others))
        {
            _public.Add(member.Name, others = []);
        }

        bool isFree = !others.Any(other => Clashes(member, other));
        if (isFree)
        {
            others.Add(member);
        }

        return isFree;
    }

    /// <summary>Whether a lookup from the proxied interface finds the member and no other.</summary>
    public bool IsDirect(ISymbol member)
        => SymbolEqualityComparer.Default.Equals(member.ContainingType, _service) || !_ambiguous.Contains(member.Name);

    private static bool IsPublic(ISymbol member)
        => member.DeclaredAccessibility == Accessibility.Public
            && (member is not IPropertySymbol property || new[] { property.GetMethod, property.SetMethod }.All(accessor => accessor is null or { DeclaredAccessibility: Accessibility.Public }));

    /// <summary>The types that must be as accessible as a public member.</summary>
    private static IEnumerable<ITypeSymbol> TypesOf(ISymbol member) => member switch
    {
        IMethodSymbol method => [method.ReturnType, .. method.Parameters.Select(parameter => parameter.Type), .. method.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes)],
        IPropertySymbol property => [property.Type, .. property.Parameters.Select(parameter => parameter.Type)],
        IEventSymbol @event => [@event.Type],
        _ => [],
    };

    private static bool IsAccessorName(ISymbol member)
        => member is IMethodSymbol && s_accessorPrefixes.Any(prefix => member.Name.StartsWith(prefix, StringComparison.Ordinal));

    private bool IsOddIndexer(ISymbol member) => member is IPropertySymbol { IsIndexer: true } && (member.MetadataName != "Item" || _hasItem);

    private static bool Clashes(ISymbol one, ISymbol other) => (one, other) switch
    {
        (IMethodSymbol a, IMethodSymbol b) => a.Arity == b.Arity && AreAlike(a.Parameters, b.Parameters),
        (IPropertySymbol { IsIndexer: true } a, IPropertySymbol { IsIndexer: true } b) => AreAlike(a.Parameters, b.Parameters),
        _ => true,
    };

    /// <summary>Whether two lists may be one signature; when in doubt they are.</summary>
    private static bool AreAlike(IReadOnlyList<IParameterSymbol> one, IReadOnlyList<IParameterSymbol> other)
        => one.Count == other.Count
            && one.Zip(other, (a, b) => (a.RefKind == RefKind.None) == (b.RefKind == RefKind.None) && !Differ(a.Type, b.Type)).All(alike => alike);

    private static bool Differ(ITypeSymbol one, ITypeSymbol other) => (one, other) switch
    {
        (IDynamicTypeSymbol, _) or (_, IDynamicTypeSymbol) or (ITypeParameterSymbol, ITypeParameterSymbol) => false,
        (IArrayTypeSymbol a, IArrayTypeSymbol b) => a.Rank != b.Rank || Differ(a.ElementType, b.ElementType),
        (INamedTypeSymbol a, INamedTypeSymbol b) => !SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition) || a.TypeArguments.Zip(b.TypeArguments, Differ).Any(differ => differ),
        _ => one.TypeKind != other.TypeKind,
    };
}
