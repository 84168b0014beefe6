using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Policies with their options.</summary>
internal sealed class PolicyGrammar(Dice dice, LanguageVersion language)
{
    private const string Library = "global::Fuzz.Library.";
    private const string Resilience = "global::Resilience.";

    private static readonly string[] s_kinds = ["CircuitBreaker", "Timeout", "TotalTimeout", "Retry", "RateLimit", "Bulkhead", "Hedge", "Cache", "Coalesce"];

    /// <summary>Policies for an interface. Results are only judged where all the methods are known.</summary>
    public IReadOnlyList<PolicyUse> OfInterface(int percent, bool hasForeignBases)
        => [.. dice.Some(percent, s_kinds).Select(kind => Make(kind, hasForeignBases ? null : TypeGrammar.Int, mayQueue: true))];

    /// <summary>Policies for a method: those that can act on it and, now and then, one that cannot.</summary>
    public IReadOnlyList<PolicyUse> OfMethod(MethodUse method)
    {
        if (dice.Chance(4))
        {
            return [new PolicyUse(PolicyUse.NoResilience, string.Empty), .. dice.Some(20, "Retry", "Timeout", "Bulkhead").Select(kind => Make(kind, null, mayQueue: true))];
        }

        bool dares = dice.Chance(1);
        bool mayQueue = dares || !method.IsAsync || !method.Parameters.Any(parameter => parameter.IsUncarried);
        IReadOnlyList<string> kinds = dice.Some(14, s_kinds);
        return [.. kinds.Where(kind => dares || CanHave(kind, method) || (kind == "Cache" && method.ReturnsResult && dice.Chance(15))).Select(kind => Make(kind, ResultOf(method), mayQueue))];
    }

    public static bool CanHave(string kind, MethodUse method)
    {
        bool isCarried = !method.Parameters.Any(parameter => parameter.IsUncarried);
        return (method.Ref.Length > 0 || method.Return.Form is not (TypeForm.StreamLike or TypeForm.Awaitable)) && kind switch
        {
            _ when method.Ref.Length == 0 && method.Return.Form is TypeForm.Stream or TypeForm.TaskLike => isCarried,
            "Timeout" or "TotalTimeout" => method.IsAsync || method.HasToken,
            "Retry" => !method.IsAsync || isCarried,
            "Cache" => method.ReturnsResult && method.Return.Arguments[0].CanBeKept && method.TypeParameters.Count == 0 && isCarried && (method.Keys.Count == 0 || method.Keys.Any(key => key.Type.HasText)),
            "Coalesce" => method.ReturnsTask && method.TypeParameters.Count == 0 && isCarried,
            "Hedge" => method.ReturnsTask && method.HasToken && isCarried,
            "Fallback" => method.Ref.Length == 0 && (!method.IsAsync || isCarried),
            _ => true,
        };
    }

    /// <summary>The filter of a fallback.</summary>
    public PolicyUse Fallback(string positional)
    {
        PolicyUse policy = Filter(new PolicyUse("Fallback", positional));
        if (dice.Chance(2))
        {
            return policy with { Named = [.. policy.Named, "When = 0"], AnswersNothing = true };
        }

        return !dice.Chance(35) ? policy : policy with
        {
            Named =
            [
                .. policy.Named,
                "When = " + dice.Pick(
                    $"{Resilience}FallbackWhen.CircuitOpen", $"{Resilience}FallbackWhen.Timeout | {Resilience}FallbackWhen.Rejected", $"{Resilience}FallbackWhen.Exception", $"{Resilience}FallbackWhen.Any", $"({Resilience}FallbackWhen)65"),
            ],
        };
    }

    /// <param name="result">What its classifier may judge, or null.</param>
    /// <param name="mayQueue">Whether calls may wait for it.</param>
    public PolicyUse Make(string kind, TypeUse? result, bool mayQueue) => kind switch
    {
        "CircuitBreaker" => Judge(Filter(new PolicyUse(kind, string.Empty) { Named = dice.Some(12, [.. Breaker()]) }), result),
        "Retry" => dice.Chance(6)
            ? new PolicyUse(kind, "0") { IsOff = true }
            : Judge(Filter(new PolicyUse(kind, dice.Pick("", "1", "3", "1_000", "maxRetries: 2")) { Named = dice.Some(12, [.. Repetition()]) }), result),
        "Timeout" => Milliseconds(kind) with { Named = dice.Some(15, "Abandon = true", "FreshToken = true") },
        "Coalesce" => new PolicyUse(kind, string.Empty),
        "Cache" => dice.Chance(6) ? new PolicyUse(kind, "0") { IsOff = true } : new PolicyUse(kind, dice.Pick("1", "60_000", "duration: 5", "int.MaxValue")),
        "Hedge" => new PolicyUse(kind, dice.Pick("5", "1_500", "delay: 70_000")) with { Named = dice.Some(20, "MaxHedgedAttempts = 3") },
        "Bulkhead" => Limit(kind, mayQueue ? "MaxQueue" : null),
        "RateLimit" => Limit(kind, mayQueue ? "QueueLimit" : null) is { IsOff: false } limit ? limit with { Named = [.. limit.Named, .. dice.Some(15, "Window = 60_000", $"Kind = {Resilience}RateLimitKind.{dice.Pick("FixedWindow", "SlidingWindow", "TokenBucket")}")] } : new PolicyUse(kind, "0") { IsOff = true },
        _ => Milliseconds(kind),
    };

    private static TypeUse? ResultOf(MethodUse method)
        => method.Return.Form is TypeForm.TaskOf or TypeForm.ValueTaskOf or TypeForm.Stream ? method.Return.Arguments[0] : method.Return;

    private PolicyUse Limit(string kind, string? queue)
    {
        if (dice.Chance(6))
        {
            return new PolicyUse(kind, "0") { IsOff = true };
        }

        bool queues = queue is not null && dice.Chance(30);
        return new PolicyUse(kind, dice.Pick("1", "2 * 50", "int.MaxValue")) { Named = [.. queues ? [queue + " = 3"] : Array.Empty<string>(), .. dice.Some(10, "Name = \"limit\"")], Queues = queues };
    }

    private PolicyUse Milliseconds(string kind)
        => dice.Chance(6) ? new PolicyUse(kind, "0") { IsOff = true } : new PolicyUse(kind, dice.Pick("5", "1_500", "int.MaxValue", "milliseconds: 70_000", "5 * 60 * 1_000"));

    private PolicyUse Filter(PolicyUse policy)
    {
        if (dice.Chance(1))
        {
            return policy with { Named = [.. policy.Named, "Handle = new[] { typeof(HiddenOops) }"], NamesHidden = true };
        }

        IReadOnlyList<string> types =
        [
            $"typeof({Library}Oops)", "typeof(global::System.TimeoutException)", $"typeof({Resilience}RejectedException)", $"typeof({Resilience}CircuitOpenException)", $"typeof({Library}Oops<int>)", $"typeof({Library}Oops<>)", "typeof(int[])", "typeof(object)", $"typeof({Resilience}IRetryAfter)",
        ];
        return policy with
        {
            Named =
            [
                .. policy.Named,
                .. dice.Some(10, "Handle", "Ignore").Select(property => $"{property} = " + dice.Pick(
                    language < LanguageVersion.CSharp12 ? $"new[] {{ {dice.Pick(types)} }}" : $"[{string.Join(", ", dice.Some(30, types))}]", $"new[] {{ {dice.Pick(types)} }}", $"new global::System.Type[] {{ {string.Join(", ", dice.Some(30, types))} }}")),
            ],
        };
    }

    private PolicyUse Judge(PolicyUse policy, TypeUse? result)
    {
        if (!dice.Chance(12))
        {
            return policy;
        }

        ClassifierKind kind = dice.Weigh(
            (80, () => ClassifierKind.Exceptions),
            (8, () => result?.Key == "int" ? ClassifierKind.OnlyInt : ClassifierKind.Exceptions),
            (8, () => result is { IsReference: true } ? ClassifierKind.OnlyObject : ClassifierKind.Exceptions),
            (1, () => result is null ? ClassifierKind.Exceptions : ClassifierKind.OnlyInt),
            (1, () => ClassifierKind.Nothing),
            (1, () => ClassifierKind.Hidden));
        string type = kind switch
        {
            ClassifierKind.OnlyInt => Library + "IntJudge",
            ClassifierKind.OnlyObject => Library + "ObjectJudge",
            ClassifierKind.Nothing => Library + "NoJudge",
            ClassifierKind.Hidden => "HiddenJudge",
            _ => dice.Pick(Library + "ExceptionJudge", Library + "BothJudge", Library + "ExceptionJudge<string>", Library + "ExceptionJudge<global::System.Collections.Generic.List<int?>>.Inner"),
        };
        return policy with { Named = [.. policy.Named, $"Classifier = typeof({type})"], Classifier = kind };
    }

    private IEnumerable<string> Breaker() =>
    [
        "FailureThreshold = " + Number(0, 5, 65_535), "ErrorThresholdPercentage = " + dice.Pick("0", "50", "12.5", "99.999", "1e-3"), "SlowCallThreshold = " + Number(0, 500, 20_000), "SlowCallPercentage = " + dice.Pick("100", "0.1"),
        "VolumeThreshold = " + Number(1, 20, 1_000), "RollingWindow = " + Number(1_000, 60_000), "RollingWindowCalls = " + Number(0, 100), "ResetTimeout = " + Number(0, 5_000), "ResetTimeoutMultiplier = " + dice.Pick("1", "1.5", "3d"),
        "MaxResetTimeout = " + Number(0, 600_000), "ResetJitter = " + dice.Pick("0", "0.25", "1"), "HalfOpenPermits = " + Number(1, 255), "SuccessThreshold = " + Number(1, 255), "HalfOpenTimeout = " + Number(0, 1_234),
        "WarmUp = " + Number(0, 9_999), "MaxKeys = " + Number(1, 16, 100_000), "Name = " + dice.Pick("\"shared\"", "\"line\\nbreak \\\"quoted\\\" */ {0}\"", "null", "@\"a\\b\"", "\"名前\""), $"Mode = {Resilience}CircuitBreakerMode." + dice.Pick("Observe", "Enforce"),
    ];

    private IEnumerable<string> Repetition() =>
    [
        "Delay = " + Number(0, 1, 1_000), "MaxDelay = " + Number(0, 30_000), $"Backoff = {Resilience}RetryBackoff." + dice.Pick("Exponential", "Linear", "Constant"), "Multiplier = " + dice.Pick("1", "1.5", "10"),
        "Jitter = " + dice.Pick("true", "false"), "MaxDuration = " + Number(0, 60_000), "Budget = " + dice.Pick("0", "0.2", "1"), "Idempotent = true",
    ];

    private string Number(params int[] numbers) => dice.Pick(numbers).ToString(CultureInfo.InvariantCulture);
}
