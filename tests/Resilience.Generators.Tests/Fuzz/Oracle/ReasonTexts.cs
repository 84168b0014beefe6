namespace Resilience.Generators.Tests.Fuzz.Oracle;

/// <summary>By which words a message gives a reason.</summary>
internal static class ReasonTexts
{
    private static readonly (string Words, Reason Reason)[] s_texts =
    [
        ("is local to its file", Reason.FileLocal),
        ("is private or protected; the proxy stands outside", Reason.NotAccessible),
        ("obsolete as an error", Reason.ObsoleteError),
        ("it is marked [Obsolete(…, error: true)]", Reason.FallbackObsolete),
        ("is static abstract", Reason.StaticAbstract),
        ("have one signature", Reason.OneSignature),
        ("is protected; the proxy cannot call it", Reason.ProtectedMember),
        ("is internal to another assembly", Reason.InaccessibleMember),
        ("needs unsafe code", Reason.Unsafe),
        ("is taken by another declaration", Reason.NameTaken),
        ("would both be called", Reason.SharedName),
        ("only instance methods that an implementation can provide", Reason.Misplaced),
        ("are forwarded unguarded", Reason.Accessor),
        ("policies act on streams that are", Reason.Stream),
        ("not on awaitables such as", Reason.Awaitable),
        ("which needs a CancellationToken parameter", Reason.HedgeWithoutToken),
        ("calls that wait for one another are coalesced, which needs", Reason.CoalesceOfNoTask),
        ("a cache keeps results, which needs", Reason.CacheOfNoResult),
        ("a cache cannot keep a result of type", Reason.CacheOfResult),
        ("cannot be part of a cache's key", Reason.CacheKeyOfType),
        ("tells calls apart by the values of their arguments", Reason.KeyOfGeneric),
        ("which needs a method that returns a Task", Reason.HedgeOfNoTask),
        ("needs a CancellationToken parameter", Reason.TimeoutWithoutToken),
        ("cannot outlive the call meanwhile", Reason.Uncarried),
        ("what guards it goes on after the method has returned", Reason.UncarriedByBody),
        ("which C# lets nobody write", Reason.UnwritableConstraint),
        ("cannot answer for a method that returns by reference", Reason.FallbackOfReference),
        ("When names nothing", Reason.FallbackWhenNothing),
        ("the interface has no method", Reason.FallbackMethodMissing),
        ("no overload of the fallback", Reason.FallbackMethodDiffers),
        ("would fall back to itself", Reason.FallbackMethodIsItself),
        ("has no public constructor", Reason.FallbackTypeWithoutConstructor),
        ("has no public instance method", Reason.FallbackTypeLacksMethod),
        ("the fallback type", Reason.FallbackTypeUnusable),
        ("implements neither IOutcomeClassifier", Reason.ClassifierOfNothing),
        ("and the method has none", Reason.ClassifierWithoutResult),
        ("and the method's is", Reason.ClassifierOfOtherResult),
        ("none of the methods has such a result", Reason.ClassifierOfNoMethod),
        ("the classifier", Reason.HiddenClassifier),
        ("is not visible to the whole assembly", Reason.HiddenType),
        ("a circuit has one key", Reason.CircuitKeyTwice),
        ("and no [CircuitBreaker] acts on the method", Reason.CircuitKeyWithoutBreaker),
        ("it cannot outlive the call in a table of circuits", Reason.CircuitKeyOfType),
    ];

    /// <summary>The reason, or null where the words are none that are known.</summary>
    public static Reason? Find(string message) => s_texts.FirstOrDefault(text => message.Contains(text.Words, StringComparison.Ordinal)) is { Words: not null } found ? found.Reason : null;
}
