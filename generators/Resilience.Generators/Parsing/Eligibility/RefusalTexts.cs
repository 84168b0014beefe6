namespace Resilience.Generators.Eligibility;

/// <summary>The reasons in words. Each completes “… cannot be proxied:” or “… cannot be guarded:”.</summary>
internal static class RefusalTexts
{
    public static string Of(RefusalReason reason) => reason switch
    {
        RefusalReason.LanguageVersion => "generated code needs C# 11 or later, and the project is compiled as C# {0} (LangVersion)",
        RefusalReason.FileLocal => "it, or a type around it, is local to its file, where generated code cannot see it",
        RefusalReason.NotAccessible => "it, or a type around it, is private or protected; the proxy stands outside and cannot see it",
        RefusalReason.ObsoleteError => "it is obsolete as an error, so nothing can refer to it",
        RefusalReason.StaticAbstractMember => "its member '{0}' is static abstract; there is no instance that the proxy could forward to",
        RefusalReason.ProtectedMember => "its member '{0}' is protected; the proxy cannot call it on the inner object",
        RefusalReason.InaccessibleMember => "its member '{0}' is internal to another assembly",
        RefusalReason.UnsafeNotAllowed => "its member '{0}' needs unsafe code, which the project does not allow (AllowUnsafeBlocks)",
        RefusalReason.PrioritizedOverloads => "the overloads of '{0}' have different priorities ([OverloadResolutionPriority]), so a call meant for one would reach another",
        RefusalReason.NameTaken => "the name of its proxy, '{0}', is taken by another declaration",
        RefusalReason.SharedProxyName => "its proxy and that of '{1}' would both be called '{0}'",
        RefusalReason.InterfaceClassifier or RefusalReason.Classifier => "the classifier '{0}' must be a class that is visible to the whole assembly and not static or unbound",
        RefusalReason.InterfaceClassifierOfNothing or RefusalReason.ClassifierOfNothing => "the classifier '{0}' implements neither IOutcomeClassifier nor IResultClassifier<T>",
        RefusalReason.ClassifierWithoutResult => "the classifier '{0}' only judges results, of type {1}, and the method has none",
        RefusalReason.ClassifierOfOtherResult => "the classifier '{0}' only judges results of type {1}, and the method's is '{2}'",
        RefusalReason.ClassifierOfNoMethod => "the classifier '{0}' only judges results of type {1}, and none of the methods has such a result",
        RefusalReason.InterfaceHandledType or RefusalReason.HandledType => "'{0}' in {1} is not visible to the whole assembly",
        RefusalReason.NotCalledThroughProxy => "only instance methods that an implementation can provide are called through the proxy; this one is static, private, sealed or an explicit implementation",
        RefusalReason.Accessor => "properties, indexers and events are forwarded unguarded",
        RefusalReason.Stream => "policies do not act on streams; take the attribute away, or put [NoResilience] on the method to say so",
        RefusalReason.Awaitable => "policies act on methods that return void, a value, Task, Task<T>, ValueTask or ValueTask<T>, not on other awaitables such as '{0}'",
        RefusalReason.TimeoutWithoutToken => "a time-out of a synchronous method needs a CancellationToken parameter to end it by",
        RefusalReason.UncarriedParameter => "{0} may have to wait, and parameter '{1}' (by reference, a ref struct or a pointer) cannot outlive the call meanwhile",
        RefusalReason.FallbackOfReference => "a fallback cannot answer for a method that returns by reference",
        RefusalReason.FallbackWhenNothing => "When names nothing, so the fallback would never answer",
        RefusalReason.FallbackNull => "the fallback is null where {0} belongs",
        RefusalReason.FallbackMethodMissing => "the interface has no method '{0}' to fall back to",
        RefusalReason.FallbackMethodDiffers => "no overload of the fallback '{0}' has the parameters {1}, optionally followed by an exception, and the return type '{2}'",
        RefusalReason.FallbackMethodIsItself => "the method would fall back to itself",
        RefusalReason.FallbackTypeUnusable => "the fallback type '{0}' must be a class that is visible to the whole assembly and not static, abstract or unbound",
        RefusalReason.FallbackTypeWithoutConstructor => "the fallback type '{0}' has no public constructor",
        RefusalReason.FallbackTypeLacksMethod => "the fallback type '{0}' has no public instance method '{1}' with the parameters {2}, optionally followed by an exception, and the return type '{3}'",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
