using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Interfaces.</summary>
internal sealed class InterfaceGrammar
{
    private readonly Dice _dice;
    private readonly NameGrammar _names;
    private readonly AttributeGrammar _attributes;
    private readonly ConstraintGrammar _constraints;
    private readonly MethodGrammar _methods;
    private readonly PropertyGrammar _properties;
    private readonly StaticGrammar _statics;
    private readonly SlotGrammar _slots;
    private readonly PolicyGrammar _policies;
    private readonly FallbackGrammar _fallbacks;
    private readonly InheritanceGrammar _inheritance;
    private readonly KeyGrammar _keys;

    public InterfaceGrammar(Dice dice, int number, LanguageVersion language)
    {
        _dice = dice;
        _names = new NameGrammar(dice);
        _attributes = new AttributeGrammar(dice);
        _constraints = new ConstraintGrammar(dice);
        var types = new TypeGrammar(dice);
        var parameters = new ParameterGrammar(dice, types, new ValueGrammar(dice), _attributes, _names);
        _methods = new MethodGrammar(dice, types, parameters, _constraints, _attributes, _names);
        _properties = new PropertyGrammar(dice, types, parameters, _attributes);
        _statics = new StaticGrammar(dice);
        _slots = new SlotGrammar(dice);
        _policies = new PolicyGrammar(dice, language);
        _fallbacks = new FallbackGrammar(dice, _policies, number);
        _inheritance = new InheritanceGrammar(dice, types);
        _keys = new KeyGrammar(dice);
    }

    /// <summary>An interface that may inherit those made before.</summary>
    public InterfaceUse Make(string name, InterfaceCase @case, Scope scope, bool isBase, List<BackupUse> backups)
    {
        IReadOnlyList<TypeParameterUse> own = TypeParameters(name, scope, isBase);
        Scope inside = scope.With(own);
        IReadOnlyList<BaseUse> bases = inside.HasVariance ? [] : _inheritance.Bases(@case.Interfaces, inside);
        var members = new MemberSet([name, .. own.Select(parameter => parameter.Name)]);
        int count = 1 + _dice.Below(isBase ? 4 : 9);
        string? indexerName = _dice.Chance(20) ? "Entry" : null;
        for (int at = 0; at < count; at++)
        {
            Add(members, at, inside, indexerName);
        }

        _inheritance.React(members, @case, bases, inside);
        _fallbacks.Add(members, backups);
        PolicyUse? fallback = bases.Count == 0 ? _fallbacks.OfInterface(members, backups) : null;
        IReadOnlyList<PolicyUse> policies = _policies.OfInterface(isBase ? 8 : 40, InheritanceGrammar.ReachesForeign(bases, @case));
        _keys.Add(members, policies);
        return new InterfaceUse(name)
        {
            TypeParameters = own,
            Bases = bases,
            Policies = fallback is null ? policies : [.. policies, fallback],
            Attributes = !isBase && _dice.Chance(1) ? ["global::System.Obsolete(\"gone\", true)"] : _attributes.OfAny(),
            Members = members.All,
            Documentation = Documentation(),
            InSecondPart = _dice.Chance(6) ? members.All.Count / 2 : 0,
        };
    }

    private IReadOnlyList<TypeParameterUse> TypeParameters(string name, Scope scope, bool isBase)
    {
        int count = _dice.Chance(65) ? 0 : 1 + _dice.Below(2);
        IEnumerable<string> taken = [name, .. _dice.Chance(80) ? scope.TypeParameters.Select(parameter => parameter.Name) : []];
        if (isBase)
        {
            return [.. _names.TypeParameters(count, taken).Select(parameter => _dice.Pick(
                new TypeParameterUse(parameter, TypeForm.Open), new TypeParameterUse(parameter, TypeForm.Open), new TypeParameterUse(parameter, TypeForm.Reference, "class"), new TypeParameterUse(parameter, TypeForm.Value, "struct"), new TypeParameterUse(parameter, TypeForm.Open, "notnull")))];
        }

        IReadOnlyList<TypeParameterUse> parameters = _constraints.Make(_names.TypeParameters(count, taken), scope);
        return !_dice.Chance(25) ? parameters : [.. parameters.Select(parameter => parameter.Form is TypeForm.Open or TypeForm.Reference && parameter.Constraints.All(constraint => constraint is "class" or "notnull" or "new()")
            ? parameter with { Variance = _dice.Pick("in ", "out ", string.Empty) }
            : parameter)];
    }

    private void Add(MemberSet members, int at, Scope scope, string? indexerName)
    {
        for (int attempt = 0; attempt < 3; attempt++)
        {
            // A part of the file that knows no annotations.
            bool isOblivious = scope.IsNullable && _dice.Chance(5);
            Member member = Make(attempt == 2 ? $"Run{at}x" : _names.Member(members, at), scope with { IsNullable = scope.IsNullable && !isOblivious }, indexerName);
            if (members.Add(member with { IsOblivious = isOblivious, Documentation = Documentation() }))
            {
                return;
            }
        }
    }

    private Member Make(string name, Scope scope, string? indexerName) => _dice.Weigh<Member>(
        (70, () =>
        {
            MethodUse method = _methods.Make(name, scope);
            return _slots.Place(method with { Policies = _policies.OfMethod(method) }, scope);
        }),
        (12, () => WithAccessorPolicy(_slots.Narrow(_slots.Place(_properties.Make(name, scope), scope)))),
        (6, () =>
        {
            PropertyUse indexer = _slots.Narrow(_slots.Place(_properties.MakeIndexer(scope), scope));
            return indexerName is null ? indexer : indexer with { Attributes = [.. indexer.Attributes, $"global::System.Runtime.CompilerServices.IndexerName(\"{indexerName}\")"] };
        }),
        (5, () => _slots.Place(_properties.MakeEvent(name, scope with { TypeParameters = scope.HasVariance ? [] : scope.TypeParameters }), scope)),
        (7, () => _statics.Make(name, scope, scope.HasVariance)));

    private PropertyUse WithAccessorPolicy(PropertyUse property)
        => !_dice.Chance(1) ? property : property with { Accessors = [property.Accessors[0] with { Policy = new PolicyUse("Retry", "1") }, .. property.Accessors.Skip(1)] };

    private string? Documentation() => !_dice.Chance(8) ? null : _dice.Pick(
        "/// <summary>Does <c>it</c> &amp; more.</summary>",
        "/// <summary>Does it.</summary>\n/// <remarks>\n/// <![CDATA[ a < b && c > d ]]>\n/// </remarks>",
        "/** <summary>Does it.</summary> */",
        "/// <inheritdoc/>",
        "/// <summary><see cref=\"global::System.String\"/></summary>");
}
