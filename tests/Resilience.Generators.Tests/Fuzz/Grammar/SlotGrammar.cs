using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>What a member is to implementations, and who sees it.</summary>
internal sealed class SlotGrammar(Dice dice)
{
    public T Place<T>(T member, Scope scope)
        where T : Member
    {
        Slot slot = dice.Weigh(
            (240, () => Slot.Abstract),
            (36, () => Slot.Virtual),
            (10, () => Slot.Sealed),
            (8, () => Slot.Static),
            (8, () => Slot.StaticVirtual),
            (1, () => Slot.StaticAbstract));

        // Variance is not checked where nothing is implemented, but for the static.
        slot = scope.HasVariance && slot is Slot.StaticVirtual or Slot.StaticAbstract ? Slot.Abstract : slot;
        if (slot is Slot.Static or Slot.StaticVirtual or Slot.StaticAbstract && member is PropertyUse { Parameters.Count: > 0 })
        {
            slot = Slot.Virtual;
        }

        Access access = dice.Weigh(
            (400, () => Access.Public),
            (10, () => Access.Internal),
            (8, () => Access.ProtectedInternal),
            (slot is Slot.Abstract or Slot.Virtual ? 2 : 20, () => Access.Protected),
            (slot is Slot.Abstract or Slot.Virtual ? 1 : 20, () => Access.PrivateProtected),
            (slot is Slot.Sealed or Slot.Static ? 60 : 0, () => Access.Private));
        if (slot is Slot.Static or Slot.StaticVirtual or Slot.StaticAbstract && member is PropertyUse { Accessors: [.., { Keyword: "init" }] })
        {
            slot = Slot.Virtual;
            access = access == Access.Private ? Access.Public : access;
        }

        return member with { Slot = slot, Access = access, Policies = slot is Slot.Abstract or Slot.Virtual || dice.Chance(5) ? member.Policies : [] };
    }

    /// <summary>Narrows an accessor or leaves all as they are; bodies are there for the private.</summary>
    public PropertyUse Narrow(PropertyUse property)
    {
        if (property.Accessors.Count < 2 || property.Access != Access.Public || property.Slot is not (Slot.Abstract or Slot.Virtual) || !dice.Chance(8))
        {
            return property;
        }

        Access access = dice.Weigh(
            (10, () => Access.Internal),
            (property.Slot == Slot.Virtual ? 10 : 0, () => Access.Private),
            (1, () => Access.Protected));
        int at = dice.Below(2);
        return property with { Accessors = [.. property.Accessors.Select((accessor, index) => index == at ? accessor with { Access = access } : accessor)] };
    }
}
