using System.Globalization;
using CsCheck;
using Xunit;
using Xunit.Abstractions;

namespace Resilience.Tests.Model;

/// <summary>What threads do to a circuit at the same time ends as if they had done it one after the other, in some order.</summary>
public sealed class LinearizabilityTests(ITestOutputHelper output)
{
    private const int Sequential = 10;

    private const int Parallel = 5;

    /// <summary>As many as can be asked to end.</summary>
    private const int Calls = Sequential + Parallel;

    /// <summary>How many parallel histories are tried; <c>RESILIENCE_PARALLEL_HISTORIES=100000</c> for a long run.</summary>
    private static long Count => long.Parse(Environment.GetEnvironmentVariable("RESILIENCE_PARALLEL_HISTORIES") ?? "500", CultureInfo.InvariantCulture);

    // Reset is not among them: rejections are counted without the gate, so that one which was decided before a Reset may be counted after it.
    // Drawing jitter is a step of its own, because the source of randomness is the user's and is asked outside the gate.
    private static readonly Gen<(ParallelMachine, ParallelModel)> s_initial = HistoryGen.Options.Select(options =>
    {
        options.ResetJitter = 0;
        return (new ParallelMachine(options, Calls), new ParallelModel(options, Calls));
    });

    private static readonly Gen<CircuitBreakerOptions> s_update = HistoryGen.Options.Select(options =>
    {
        options.ResetJitter = 0;
        return options;
    });

    [Fact]
    public void Parallel_histories_are_linearizable()
        => s_initial.SampleParallel(
            [
                Gen.Const(0).Operation<ParallelMachine, ParallelModel>((machine, _) => machine.Begin(), (model, _) => model.Begin()),
                Gen.Enum<CallEnd>().Operation<ParallelMachine, ParallelModel>((machine, how) => machine.End(how), (model, how) => model.End(how)),
                Gen.OneOf<long?>(null, 1, 1_000).Operation<ParallelMachine, ParallelModel>(
                    (machine, time) => machine.Circuit.Open(time is { } named ? TimeSpan.FromMilliseconds(named) : null),
                    (model, time) => model.Circuit.Open(time)),
                Gen.Const(0).Operation<ParallelMachine, ParallelModel>((machine, _) => machine.Circuit.Close(), (model, _) => model.Circuit.Close()),
                Gen.Const(0).Operation<ParallelMachine, ParallelModel>((machine, _) => machine.Circuit.ForceOpen(), (model, _) => model.Circuit.ForceOpen()),
                Gen.Const(0).Operation<ParallelMachine, ParallelModel>((machine, _) => machine.Circuit.Disable(), (model, _) => model.Circuit.Disable()),
                s_update.Operation<ParallelMachine, ParallelModel>((machine, options) => machine.Circuit.Update(options), (model, options) => model.Circuit.Update(options)),
                Gen.Const(0).Operation<ParallelMachine, ParallelModel>((machine, _) => machine.Circuit.GetSnapshot(), (model, _) => model.Circuit.Snapshot()),
            ],
            (machine, model) => machine.ToString() == model.ToString(),
            maxSequentialOperations: Sequential,
            maxParallelOperations: Parallel,
            iter: Count,
            threads: 4,
            writeLine: output.WriteLine);
}
