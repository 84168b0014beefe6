using System.Diagnostics;
using System.Globalization;
using Microsoft.Coyote;
using Microsoft.Coyote.SystematicTesting;

namespace Resilience.Interleavings.Tests;

/// <summary>Runs a scenario under many schedules: Coyote decides before each access to shared memory which thread goes on.</summary>
public abstract class InterleavingTest(ITestOutputHelper output)
{
    /// <summary>How many schedules of each scenario are tried; <c>RESILIENCE_SCHEDULES=10000</c> for a long run.</summary>
    private static readonly uint s_count = uint.Parse(Environment.GetEnvironmentVariable("RESILIENCE_SCHEDULES") ?? "100", CultureInfo.InvariantCulture);

    /// <summary>How many are tried where a second outcome stays out. They are drawn by lot: what comes up once in a hundred schedules stays out of so many once in 10⁴³ runs.</summary>
    private const int Patience = 10_000;

    /// <summary>Milliseconds without a step that count as a hang: a machine under load may well stand still for the one second that Coyote would wait. A deadlock that Coyote can see is told at once.</summary>
    private const uint DeadlockTimeout = 60_000;

    /// <summary>The file of a schedule that failed, to run that again and no other.</summary>
    private static readonly string? s_schedule = Environment.GetEnvironmentVariable("RESILIENCE_SCHEDULE");

    /// <summary>Explores a scenario that says what came of it. It checks what must hold under every schedule; that there is a race at all shows in that not every schedule has the same outcome.</summary>
    /// <param name="scenario">Plays the race once, and tells its outcome.</param>
    /// <param name="rare">An outcome that must come up; null where any second one will do.</param>
    protected void Explore(Func<string> scenario, string? rare = null)
    {
        // One schedule to run static constructors: their steps in a first schedule would keep it from being run again.
        using (TestingEngine first = TestingEngine.Create(Settings(1), () => { scenario(); }))
        {
            first.Run();
        }

        SortedDictionary<string, int> outcomes = new(StringComparer.Ordinal);
        Configuration settings = s_schedule is null ? Settings(s_count) : Settings(1).WithReproducibleTrace(File.ReadAllText(s_schedule));
        TestReport report = new(settings);
        int schedules;
        long start = Stopwatch.GetTimestamp();
        bool isFound;
        do
        {
            using TestingEngine engine = TestingEngine.Create(settings, () =>
            {
                string outcome = scenario();
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            });
            engine.Run();
            report.Merge(engine.TestReport).ShouldBeTrue();
            isFound = outcomes.Count > 1 && (rare is null || outcomes.ContainsKey(rare));
            if (report.NumOfFoundBugs > 0)
            {
                report.BugReports.Add(HowToRunAgain(engine));
            }

            schedules = report.NumOfExploredFairPaths + report.NumOfExploredUnfairPaths;
        }
        while (s_schedule is null && !isFound && report.NumOfFoundBugs == 0 && schedules < Patience);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{schedules} schedules, {report.CoverageInfo.ExploredPaths.Count} different, up to {report.MaxExploredFairSteps} steps each, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {report.NumOfFoundBugs} defects."));
        foreach ((string outcome, int count) in outcomes)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} times: {outcome}"));
        }

        report.InternalErrors.ShouldBeEmpty();
        if (report.NumOfFoundBugs > 0)
        {
            Assert.Fail(string.Join('\n', report.BugReports));
        }

        if (s_schedule is null)
        {
            report.CoverageInfo.ExploredPaths.Count.ShouldBeGreaterThan(1, "Coyote switched nowhere: the assemblies are as the compiler made them.");
            isFound.ShouldBeTrue(rare is null ? "Every schedule has the same outcome: nothing races." : $"No schedule has this outcome: {rare}.");
        }
    }

    /// <summary>Runs actors at once, each in a thread that Coyote controls, until all have ended.</summary>
    protected static void Race(params Action[] actors)
    {
        Task[] running = Array.ConvertAll(actors, static actor => Task.Run(actor));
        Task.WaitAll(running);
    }

    private static Configuration Settings(uint schedules) => Configuration.Create()
        .WithTestingIterations(schedules)
        .WithMemoryAccessRaceCheckingEnabled()
        .WithAtomicOperationRaceCheckingEnabled()
        .WithVolatileOperationRaceCheckingEnabled()
        .WithLockAccessRaceCheckingEnabled()
        .WithCollectionAccessRaceCheckingEnabled()
        .WithSystematicFuzzingFallbackEnabled(false)
        .WithDeadlockTimeout(DeadlockTimeout)
        .WithScheduleCoverageReported()
        .WithTelemetryEnabled(false);

    private static string HowToRunAgain(TestingEngine engine)
    {
        string file = Path.Combine(AppContext.BaseDirectory, string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyyMMdd-HHmmss-fff}.schedule"));
        File.WriteAllText(file, engine.ReproducibleTrace);
        return $"This schedule again: RESILIENCE_SCHEDULE={file} dotnet test tests/Resilience.Interleavings.Tests --filter <this test>";
    }
}
