using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Why an interface has no proxy, or a class is none: what the analyzer reports and the generator stays silent about.</summary>
/// <param name="subject">The interface, the class or the member.</param>
/// <param name="attribute">The attribute that asks for what cannot be, if it is one.</param>
/// <param name="arguments">What the reason's text names.</param>
internal sealed class Refusal(RefusalReason reason, ISymbol subject, AttributeData? attribute, params object[] arguments)
{
    public RefusalReason Reason => reason;

    public ISymbol Subject => subject;

    public AttributeData? Attribute => attribute;

    /// <summary>The id of the rule that reports it.</summary>
    public string Rule => reason switch
    {
        < RefusalReason.ClassReasons => "RES0001",
        < RefusalReason.MethodReasons => "RES0003",
        >= RefusalReason.FallbackOfReference and <= RefusalReason.FallbackTypeLacksMethod => "RES0006",
        >= RefusalReason.Classifier and <= RefusalReason.HandledType => "RES0007",
        >= RefusalReason.CacheOfNoResult and <= RefusalReason.KeyOfGeneric or >= RefusalReason.CircuitKeyTwice and <= RefusalReason.CircuitKeyOfType => "RES0008",
        < RefusalReason.PartialReasons => "RES0002",
        _ => "RES0004",
    };

    /// <summary>Whether a member of the interface is the reason; others may be for the same.</summary>
    public bool IsOfMember => reason is >= RefusalReason.StaticAbstractMember and <= RefusalReason.UnifiedMembers;

    public string Text => string.Format(CultureInfo.InvariantCulture, RefusalTexts.Of(reason), arguments);
}
