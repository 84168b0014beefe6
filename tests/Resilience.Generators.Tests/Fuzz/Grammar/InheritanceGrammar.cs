using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Tests.Fuzz.Cases;
using Resilience.Generators.Tests.Fuzz.Oracle;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Bases, and what interfaces do with members of their bases.</summary>
internal sealed class InheritanceGrammar(Dice dice, TypeGrammar types)
{
    private const string Library = "global::Fuzz.Library.";

    private static readonly string[] s_simple =
    [
        "global::System.IDisposable", "global::System.IAsyncDisposable", "global::System.ICloneable", "global::System.ComponentModel.INotifyPropertyChanged", "global::System.Collections.IEnumerable",
        Library + "IHiddenInside", "global::System.Collections.Generic.ICollection<string>", "global::System.Collections.Generic.IDictionary<int, string?>", "global::System.IFormattable",
    ];

    private static readonly string[] s_generic =
    [
        "global::System.Collections.Generic.IEnumerable", "global::System.IComparable", "global::System.IEquatable", "global::System.Collections.Generic.IList", Library + "IGuarded", "global::System.IProgress", "global::System.IObservable", "global::System.Collections.Generic.IAsyncEnumerable",
    ];

    /// <summary>Interfaces of the case, some closed in several ways, and some from elsewhere.</summary>
    public IReadOnlyList<BaseUse> Bases(IReadOnlyList<InterfaceUse> before, Scope scope)
    {
        List<BaseUse> bases = [];
        foreach (InterfaceUse candidate in before.Where(_ => dice.Chance(60)))
        {
            int times = candidate.TypeParameters.Count > 0 && dice.Chance(30) ? 2 : 1;
            for (int time = 0; time < times; time++)
            {
                Add(bases, new BaseUse(candidate.Name, true, [.. candidate.TypeParameters.Select(parameter => Argument(parameter, scope, before.Count == 1 && times == 1))]));
            }
        }

        if (dice.Chance(18))
        {
            Add(bases, dice.Weigh(
                (6, () => new BaseUse(scope.IsNullable ? dice.Pick(s_simple) : dice.Pick(s_simple).Replace("?", string.Empty, StringComparison.Ordinal), false)),
                (6, () => new BaseUse(dice.Pick(s_generic), false, types.NotNull(scope))),
                (1, () => new BaseUse(Library + "IUnannotated", false, new TypeUse(TypeForm.Reference, "string"))),
                (1, () => new BaseUse(Library + "IPointers", false) { Brings = [Reason.Unsafe] }),
                (2, () => dice.Chance(70)
                    ? new BaseUse(Library + (scope.Language < LanguageVersion.CSharp13 ? "IHiddenInside" : "IValues"), false)
                    : dice.Pick(
                        new BaseUse(Library + "IClosed", false) { Brings = [Reason.InaccessibleMember] },
                        new BaseUse(Library + "IClosedByDefault", false) { Brings = [Reason.InaccessibleMember] },
                        new BaseUse(Library + "IStaticAbstract", false) { Brings = [Reason.StaticAbstract] }))));
        }

        return bases;
    }

    /// <summary>Whether methods are inherited, however far up, that no case declares.</summary>
    public static bool ReachesForeign(IReadOnlyList<BaseUse> bases, InterfaceCase @case)
        => bases.Any(inherited => !inherited.IsOfCase || ReachesForeign(@case.Interfaces.First(candidate => candidate.Name == inherited.Name).Bases, @case));

    /// <summary>Hides, repeats, implements or takes away some members of the bases.</summary>
    public void React(MemberSet members, InterfaceCase @case, IReadOnlyList<BaseUse> bases, Scope scope)
    {
        var self = new InterfaceUse("self") { Bases = bases, TypeParameters = [.. scope.TypeParameters] };
        foreach (Declarer declarer in Declarer.Of(@case, self).Skip(1))
        {
            foreach (Member member in declarer.Interface.Members)
            {
                if (dice.Chance(8) && member is MethodUse { Slot: Slot.Abstract or Slot.Virtual } method && CanSay(method, scope, declarer))
                {
                    Hide(members, declarer, method);
                }
                else if (dice.Chance(10) && !member.IsOblivious && member is { Slot: Slot.Abstract or Slot.Virtual, Access: not Access.PrivateProtected })
                {
                    Implement(members, declarer, member, scope);
                }
                else if (member is MethodUse { Slot: Slot.StaticAbstract } needed && dice.Chance(60) && CanImplement(needed))
                {
                    members.Add(Bare(declarer, needed) with { Slot = Slot.ExplicitStatic });
                }
            }
        }
    }

    /// <summary>Whether the interface can declare the method again: in the same tongue, without constraints of the base's own.</summary>
    private static bool CanSay(MethodUse method, Scope scope, Declarer declarer)
        => scope.IsNullable != method.IsOblivious
            && !method.TypeParameters.SelectMany(parameter => parameter.Constraints).Any(constraint => declarer.Arguments.Keys.Any(name => constraint.Contains(name, StringComparison.Ordinal)));

    private void Hide(MemberSet members, Declarer declarer, MethodUse method)
    {
        MethodUse seen = declarer.Seen(method);
        members.Add(seen with { IsNew = true, Policies = dice.Chance(50) ? seen.Policies : [], Return = dice.Chance(70) ? seen.Return : TypeGrammar.Int, Ref = string.Empty, Attributes = [], Slot = Slot.Abstract });
    }

    private void Implement(MemberSet members, Declarer declarer, Member member, Scope scope)
    {
        Slot slot = dice.Chance(75) ? Slot.Explicit : Slot.Reabstracted;
        if (member is MethodUse method && CanImplement(method))
        {
            members.Add(Bare(declarer, method) with { Slot = slot, Policies = dice.Chance(3) ? [new PolicyUse("Retry", "1")] : [] });
        }
        else if (member is PropertyUse { Parameters.Count: 0, Attributes.Count: 0 } property && property.Accessors.All(accessor => accessor.Access is null) && !scope.HasVariance)
        {
            members.Add(property with
            {
                Base = declarer.Text,
                Slot = slot,
                Type = property.Type.Replace(declarer.Arguments),
                Accessors = [.. property.Accessors.Select(accessor => new AccessorUse(accessor.Keyword))],
                Documentation = null,
            });
        }
    }

    /// <summary>Without what an explicit implementation must not repeat.</summary>
    private static MethodUse Bare(Declarer declarer, MethodUse method)
    {
        MethodUse seen = declarer.Seen(method);
        return seen with
        {
            Base = declarer.Text,
            Attributes = [],
            Policies = [],
            Documentation = null,
            IsNew = false,
            Parameters = [.. seen.Parameters.Select(parameter => parameter with { Default = null, Attributes = [], IsCircuitKey = false, IsCacheKey = false })],
        };
    }

    /// <summary>Whether the signature can be said again without constraints and attributes.</summary>
    private static bool CanImplement(MethodUse method)
        => method.TypeParameters.Count == 0
            && !method.Attributes.Concat(method.Parameters.SelectMany(parameter => parameter.Attributes)).Any(attribute => attribute.Contains("Null", StringComparison.Ordinal) || attribute.Contains("DoesNotReturn", StringComparison.Ordinal));

    private static void Add(List<BaseUse> bases, BaseUse inherited)
    {
        if (bases.All(other => KeyOf(other) != KeyOf(inherited)))
        {
            bases.Add(inherited);
        }

        static string KeyOf(BaseUse use) => use.Name + string.Join(",", use.Arguments.Select(argument => argument.Key));
    }

    /// <summary>An argument that the constraints admit. Where there are others beside it, it must not be able to become one of them.</summary>
    private TypeUse Argument(TypeParameterUse parameter, Scope scope, bool isOnly)
    {
        TypeUse argument = parameter.Form switch
        {
            TypeForm.Value => dice.Pick(TypeGrammar.Int, new TypeUse(TypeForm.Value, "global::System.Guid")),
            TypeForm.Reference => dice.Pick(TypeGrammar.Text, new TypeUse(TypeForm.Reference, "global::Fuzz.Library.Animal")),
            _ when parameter.Constraints.Count > 0 => types.NotNull(scope with { TypeParameters = [] }),
            _ => types.Any(isOnly ? scope : scope with { TypeParameters = [] }, 1),
        };

        // The compiler takes no dynamic there, and names in tuples must not differ between equal bases.
        return argument.Text.Contains("dynamic", StringComparison.Ordinal) || argument.Contains(TypeForm.Pointer) ? TypeGrammar.Text : argument;
    }
}
