using CsCheck;

namespace Resilience.Tests.Model;

/// <summary>Random histories. Small numbers, so that much happens, and times close to the options' own, so that bounds are hit and just missed.</summary>
internal static class HistoryGen
{
    private static readonly Gen<CallEnd> s_end = Gen.Frequency(
        (6, CallEnd.Failure),
        (5, CallEnd.Success),
        (1, CallEnd.Ignored),
        (1, CallEnd.Unnamed),
        (1, CallEnd.Cancelled));

    private static readonly Gen<long> s_time = Gen.OneOf(
        Gen.OneOf(0L, 1L, 49L, 50L, 51L, 99L, 100L, 101L, 200L, 499L, 500L, 999L, 1_000L, 1_001L, 5_000L, 9_999L, 30_000L),
        Gen.Long[0, 12_000]);

    public static readonly Gen<CircuitBreakerOptions> Options =
        from failures in Gen.OneOf<int?>(null, 0, 1, 2, 3, 5)
        from errors in Gen.OneOf<double>(0, 0, 25, 33.3, 50, 100)
        from slow in Gen.OneOf(0, 0, 50, 200)
        from slowShare in Gen.OneOf<double>(50, 100, 66.6)
        from calls in Gen.OneOf(0, 0, 1, 3, 12)
        from volume in Gen.OneOf<int?>(null, 1, 2, 5)
        from window in Gen.OneOf(1_000, 1_001, 2_000, 10_000)
        from reset in Gen.OneOf(0, 1, 100, 1_000, 5_000)
        from multiplier in Gen.OneOf<double>(1, 1, 1.5, 2)
        from cap in Gen.OneOf(0, 2_000, 300_000)
        from jitter in Gen.OneOf<double>(0, 0, 0.2, 1)
        from permits in Gen.Int[1, 3]
        from successes in Gen.Int[1, 3]
        from halfOpen in Gen.OneOf(0, 50, 1_000)
        from warmUp in Gen.OneOf(0, 0, 0, 500)
        from mode in Gen.Frequency((5, CircuitBreakerMode.Enforce), (1, CircuitBreakerMode.Observe))
        from handles in Gen.Bool
        select new CircuitBreakerOptions
        {
            Name = Machine.Name,
            FailureThreshold = failures,
            ErrorThresholdPercentage = errors,
            SlowCallThreshold = TimeSpan.FromMilliseconds(slow),
            SlowCallPercentage = slowShare,
            RollingWindowCalls = calls,
            VolumeThreshold = calls > 0 && volume > calls ? calls : volume,
            RollingWindow = TimeSpan.FromMilliseconds(window),
            ResetTimeout = TimeSpan.FromMilliseconds(reset),
            ResetTimeoutMultiplier = multiplier,
            MaxResetTimeout = TimeSpan.FromMilliseconds(cap),
            ResetJitter = jitter,
            HalfOpenPermits = permits,
            SuccessThreshold = successes,
            HalfOpenTimeout = TimeSpan.FromMilliseconds(halfOpen),
            WarmUp = TimeSpan.FromMilliseconds(warmUp),
            Mode = mode,
            Handle = handles ? [typeof(CalleeException)] : [],
            Ignore = [typeof(IgnoredException)],
        };

    private static readonly Gen<Step> s_step = Gen.Frequency<Step>(
        (8, Gen.Const<Step>(new Step.Begin())),
        (8, Gen.Select(Gen.Int[0, 7], s_end, Step (which, how) => new Step.End(which, how))),
        (14, s_end.Select(Step (how) => new Step.Call(how))),
        (1, Gen.Const<Step>(new Step.Cancelled())),
        (8, s_time.Select(Step (time) => new Step.Advance(time))),
        (1, Gen.Long[-100_000, 100_000].Select(Step (time) => new Step.JumpWall(time))),
        (1, Gen.OneOf<long?>(null, 1, 100, 5_000).Select(Step (time) => new Step.Open(time))),
        (2, Gen.Enum<Manual>().Select(Step (what) => new Step.Command(what))),
        (1, Options.Select(Step (options) => new Step.Update(options))),
        (1, Gen.Const<Step>(new Step.Export())),
        (1, Gen.Int[0, 7].Select(Step (which) => new Step.Import(which))),
        (1, Gen.Const<Step>(new Step.Look())));

    public static readonly Gen<History> Histories =
        from options in Options
        from randoms in Gen.OneOf(0, 0.25, 0.5, 0.999).Array[1, 4]
        from frequency in Gen.OneOf(1_000L, 10_000_000L, 1_000_000_000L)
        from firesTimers in Gen.Bool
        from looks in Gen.Bool
        from steps in s_step.Array[1, 50]
        select new History(options, randoms, frequency, firesTimers, looks, steps);
}
