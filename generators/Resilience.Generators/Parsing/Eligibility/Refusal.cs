using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Why an interface has no proxy: what the analyzer reports and the generator stays silent about.</summary>
/// <param name="subject">The interface or the method.</param>
/// <param name="attribute">The attribute that asks for what cannot be, if it is one.</param>
/// <param name="arguments">What the reason's text names.</param>
internal sealed class Refusal(RefusalReason reason, ISymbol subject, AttributeData? attribute, params object[] arguments)
{
    public RefusalReason Reason => reason;

    public ISymbol Subject => subject;

    public AttributeData? Attribute => attribute;

    /// <summary>Whether the interface as such is refused, not what is asked for one method.</summary>
    public bool OfInterface => reason < RefusalReason.MethodReasons;

    public string Text => string.Format(CultureInfo.InvariantCulture, RefusalTexts.Of(reason), arguments);
}
