namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A member of an interface.</summary>
/// <param name="Name">As in the source; empty for what has none.</param>
internal abstract record Member(string Name)
{
    protected const string Throws = "throw new global::System.NotSupportedException();";

    public Access Access { get; init; }

    public Slot Slot { get; init; }

    public IReadOnlyList<string> Attributes { get; init; } = [];

    public IReadOnlyList<PolicyUse> Policies { get; init; } = [];

    /// <summary>For <see cref="Slot.Explicit"/> and its like: the base, as written.</summary>
    public string? Base { get; init; }

    public bool IsNew { get; init; }

    public string? Documentation { get; init; }

    /// <summary>Whether it stands in a part of the file that knows no annotations.</summary>
    public bool IsOblivious { get; init; }

    /// <summary>Whether implementations can provide it.</summary>
    public bool IsImplementable => Slot is Slot.Abstract or Slot.Virtual && Access != Access.Private;

    public virtual bool NeedsUnsafe => false;

    /// <summary>What no other member of the interface may have.</summary>
    public abstract string Key { get; }

    /// <summary>The type parameters that its signature takes from around it.</summary>
    public virtual IEnumerable<string> OuterParameters => [];

    /// <summary>The declaration, without documentation, attributes and modifiers.</summary>
    protected abstract string Declare(bool hasBody);

    public string Text
    {
        get
        {
            string attributes = string.Concat(Policies.Select(policy => policy.Text).Concat(Attributes).Select(attribute => $"[{attribute}] "));
            string text = (Documentation is null ? string.Empty : Documentation + "\n") + attributes + Modifiers + Declare(Slot is not (Slot.Abstract or Slot.StaticAbstract or Slot.Reabstracted));
            return IsOblivious ? "#nullable disable\n" + text + "\n#nullable restore" : text;
        }
    }

    private string Modifiers
    {
        get
        {
            string access = Slot is Slot.Explicit or Slot.Reabstracted or Slot.ExplicitStatic ? string.Empty : Access switch
            {
                Access.Internal => "internal ",
                Access.ProtectedInternal => "protected internal ",
                Access.Protected => "protected ",
                Access.PrivateProtected => "private protected ",
                Access.Private => "private ",
                _ => string.Empty,
            };
            string slot = Slot switch
            {
                // A private member with a body is sealed without the word.
                Slot.Sealed => Access == Access.Private ? string.Empty : "sealed ",
                Slot.Static => "static ",
                Slot.StaticAbstract => "static abstract ",
                Slot.StaticVirtual => "static virtual ",
                Slot.Reabstracted => "abstract ",
                Slot.ExplicitStatic => "static ",
                _ => string.Empty,
            };
            return (IsNew ? "new " : string.Empty) + access + slot + (NeedsUnsafe ? "unsafe " : string.Empty);
        }
    }
}
