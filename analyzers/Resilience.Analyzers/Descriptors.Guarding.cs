using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers;

/// <content>What the policies of a method do, and would surprise.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor TimeoutWithoutToken = Definition(
        "RES0020",
        DiagnosticSeverity.Warning,
        "A time-out has nothing to cancel",
        "'{0}' has a {1} and no CancellationToken: at the deadline its caller goes on, and the callee too, unseen; add a CancellationToken parameter",
        "A method without a token cannot be told to stop. At the deadline its caller is released, and the call goes on in the background with all that it holds.");

    public static readonly DiagnosticDescriptor PolicyDoesNotReachAll = Definition(
        "RES0021",
        DiagnosticSeverity.Info,
        "The policy does not act on all methods",
        "This {0} does not act on {1}",
        "A policy on an interface or class holds for each method that it can act on. On some of these it cannot, and they go without.");

    public static readonly DiagnosticDescriptor TwoTokens = Definition(
        "RES0022",
        DiagnosticSeverity.Warning,
        "Only the last token cancels",
        "'{0}' has {1} CancellationToken parameters: the policies know the last, '{2}', alone; a call that '{3}' cancels is a failure to them; link the tokens before the call, and pass one",
        "Of several tokens the last is the caller's. Cancelled by another one, a call counts as the callee's failure, and is repeated.");

    public static readonly DiagnosticDescriptor RetryBlocks = Definition(
        "RES0023",
        DiagnosticSeverity.Warning,
        "The waits of a retry block the thread",
        "The waits before the retries of '{0}' block its caller's thread; let the method return a Task, or let Delay be 0",
        "A synchronous method cannot wait otherwise than by blocking.",
        isOn: false);

    public static readonly DiagnosticDescriptor UnrepeatableRepeated = Definition(
        "RES0024",
        DiagnosticSeverity.Warning,
        "A call that looks unrepeatable is repeated",
        "'{0}' looks as if it must not be done twice, and its {1} may do it twice; mark the parameter by which the callee knows a repeated call with [IdempotencyKey]{2}, or take the policy away",
        "After a time-out or a lost answer the callee may have done what was asked. Repeating it does it again, unless the callee recognises the call.");

    public static readonly DiagnosticDescriptor UnstatedRepeated = Definition(
        "RES0025",
        DiagnosticSeverity.Warning,
        "Nothing says that the call may be repeated",
        "The {1} of '{0}' may make its call twice, and nothing says that it may; mark the parameter by which the callee knows a repeated call with [IdempotencyKey]{2}",
        "For those who want every repeated call to be stated as repeatable.",
        isOn: false);

    public static readonly DiagnosticDescriptor ArgumentConsumed = Definition(
        "RES0026",
        DiagnosticSeverity.Warning,
        "A further attempt finds the argument consumed",
        "The {0} of '{1}' passes '{2}', a '{3}', again, which the attempt before may have read to its end; pass what can be read twice (bytes, or what makes the '{3}')",
        "Streams, contents and readers are read once. A further attempt sends what is left of them.");

    public static readonly DiagnosticDescriptor ExemptWithPolicies = Definition(
        "RES0027",
        DiagnosticSeverity.Warning,
        "[NoResilience] leaves this policy without effect",
        "'{0}' is taken out by [NoResilience], so that this {1} does nothing; take one of the two away",
        "[NoResilience] forwards the method unguarded, whatever else is written on it.");

    public static readonly DiagnosticDescriptor CacheKeyOfNothing = Definition(
        "RES0028",
        DiagnosticSeverity.Warning,
        "The cache's key is asked for by nobody",
        "'{0}' is a [CacheKey], and neither [Cache] nor [Coalesce] acts on '{1}'; add one, or take the key away",
        "[CacheKey] says what tells calls apart, for [Cache] and [Coalesce].");

    public static readonly DiagnosticDescriptor FallbackGuarded = Definition(
        "RES0029",
        DiagnosticSeverity.Warning,
        "A fallback's own policies do not act when it answers",
        "'{0}', which answers for '{1}', has a {2}, which does not act then: fallbacks are called on the guarded object itself; move it into the fallback, or take it away",
        "The proxy calls a fallback on the inner object. Policies on it act only where it is called by itself.");

    public static readonly DiagnosticDescriptor HandledNeverSeen = Definition(
        "RES0030",
        DiagnosticSeverity.Warning,
        "The entry is of no use",
        "'{0}' in {1} {2}",
        "An entry of Handle or Ignore stands there twice, is a kind of another entry, or can be nothing that is thrown.");

    public static readonly DiagnosticDescriptor HandledAndIgnored = Definition(
        "RES0031",
        DiagnosticSeverity.Warning,
        "The exception is handled and ignored",
        "'{0}' in Handle changes nothing: Ignore goes before it, and has '{1}'; take it out of one of the two",
        "Ignore goes before Handle, so an exception that both name is ignored.");

    public static readonly DiagnosticDescriptor KeyWithoutEquality = Definition(
        "RES0032",
        DiagnosticSeverity.Error,
        "No two keys are equal",
        "'{0}', a '{1}', is a [CircuitKey] without equality: two calls have two circuits, unless they pass the very same object; pass a value, as a string or a record, or override Equals and GetHashCode",
        "Circuits are told apart by their keys' Equals. A class or array without one is equal to itself alone, so that no circuit ever sees two failures.");
}
