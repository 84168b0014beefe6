namespace Resilience.Generators.Eligibility;

/// <summary>Why there is no proxy. Those of the interface come first, those of a method from <see cref="MethodReasons"/> on.</summary>
internal enum RefusalReason
{
    LanguageVersion,
    FileLocal,
    NotAccessible,
    ObsoleteError,
    StaticAbstractMember,
    ProtectedMember,
    InaccessibleMember,
    UnsafeNotAllowed,
    PrioritizedOverloads,
    NameTaken,
    SharedProxyName,
    InterfaceClassifier,
    InterfaceClassifierOfNothing,
    InterfaceHandledType,

    /// <summary>No reason: where those of methods begin.</summary>
    MethodReasons,
    NotCalledThroughProxy,
    Accessor,
    Stream,
    Awaitable,
    TimeoutWithoutToken,
    UncarriedParameter,
    FallbackOfReference,
    FallbackWhenNothing,
    FallbackNull,
    FallbackMethodMissing,
    FallbackMethodDiffers,
    FallbackMethodIsItself,
    FallbackTypeUnusable,
    FallbackTypeWithoutConstructor,
    FallbackTypeLacksMethod,
    Classifier,
    ClassifierOfNothing,
    ClassifierWithoutResult,
    ClassifierOfOtherResult,
    ClassifierOfNoMethod,
    HandledType,
}
