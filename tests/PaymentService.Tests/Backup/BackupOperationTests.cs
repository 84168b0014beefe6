using System.Net;
using Microsoft.Extensions.Logging;
using Resilience;

namespace PaymentService.Tests;

/// <summary>What an operator sees of two processors, and how attempts are counted.</summary>
public sealed class BackupOperationTests : BackupTest
{
    internal override IEnumerable<string> Settings => [.. base.Settings, "--RetryQueue:MaxAttempts=3", "--RetryQueue:BaseDelay=1000"];

    [DatabaseFact]
    public async Task What_both_circuits_turn_away_is_not_used_up()
    {
        Circuit.ForceOpen();
        BackupCircuit.ForceOpen();
        List<string> ids = [await QueueAsync("order-1"), await QueueAsync("order-2")];
        // Half-open while one of the two is at the backup, for longer than the other has attempts: it is turned away at each.
        var held = new TaskCompletionSource();
        Traffic.Before = (_, _) => held.Task;
        BackupCircuit.Open(TimeSpan.FromSeconds(1));
        await UntilAsync(() => Traffic.InFlight == 1, "one is at the backup");
        long before = BackupCircuit.GetSnapshot().Rejected;
        await UntilAsync(() => BackupCircuit.GetSnapshot().Rejected > before + 3, "more rejections than attempts", evenWhileStripeWorks: true);

        held.SetResult();
        BackupCircuit.Close();

        foreach (string id in ids)
        {
            await UntilSettledAsync(id, "SUCCESS");
        }

        await ShouldBeChargedAtTheBackupAsync([.. ids]);
    }

    [DatabaseTheory]
    [InlineData(409)]
    [InlineData(404)]
    public async Task Attempts_that_reach_the_backup_count(int status)
    {
        Circuit.ForceOpen();
        await BackupFaultAsync("error", status);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        await UntilSettledAsync(queued.PaymentId, "NEEDS_ATTENTION");

        Traffic.Requests.Count.ShouldBe(3);
    }

    [DatabaseFact]
    public async Task The_backups_circuit_is_its_own()
    {
        Circuit.ForceOpen();
        await BackupFaultAsync("down");

        await WhileTimePassesAsync(Service.PayAsync("order-1"));

        BackupCircuit.State.ShouldBe(CircuitState.Open);
        Circuit.GetSnapshot().Failures.ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Health_is_degraded_while_either_circuit_is_open()
    {
        (await Service.GetAsync("/health")).Text.ShouldBe("Healthy");

        BackupCircuit.ForceOpen();
        (await Service.GetAsync("/health")).Text.ShouldBe("Degraded");
        BackupCircuit.Close();
        Circuit.ForceOpen();
        (await Service.GetAsync("/health")).Text.ShouldBe("Degraded");
    }

    [DatabaseFact]
    public async Task The_operator_is_told_what_each_circuit_means_for_payments()
    {
        foreach (CircuitBreaker circuit in new[] { Circuit, BackupCircuit })
        {
            circuit.Open(TimeSpan.FromSeconds(1));
            Time.Advance(TimeSpan.FromSeconds(1));
            circuit.Close();
        }

        await UntilAsync(() => Told().Length == 6, "six things were said");
        Told().ShouldBe([
            (LogLevel.Warning, "IStripeGateway is open (Manual): payments are tried at the backup processor, Stripe is left alone; those that it may have charged are queued."),
            (LogLevel.Information, "IStripeGateway is half-open: the next payment tries Stripe."),
            (LogLevel.Information, "IStripeGateway is Closed (Manual): payments go to Stripe."),
            (LogLevel.Warning, "IStripeGateway[backup] is open (Manual): payments that Stripe does not take are queued, the backup processor is left alone."),
            (LogLevel.Information, "IStripeGateway[backup] is half-open: the next payment that Stripe does not take tries the backup processor."),
            (LogLevel.Information, "IStripeGateway[backup] is Closed (Manual): payments that Stripe does not take go to the backup processor."),
        ]);

        (LogLevel, string)[] Told() =>
            [.. Service.Log.Where(record => record.Category == typeof(CircuitLog).FullName).Select(record => (record.Level, record.Message))];
    }

    [DatabaseTheory]
    [InlineData(401, "The backup processor does not accept the API key")]
    [InlineData(404, "The backup processor refuses")]
    [InlineData(409, "The backup processor: ")]
    public async Task What_goes_wrong_at_the_backup_is_logged_under_its_name(int status, string said)
    {
        Circuit.ForceOpen();
        await BackupFaultAsync("error", status);

        await Service.PayAsync("order-1");

        Service.Log.ShouldContain(record => record.Level >= LogLevel.Warning && record.Message.Contains(said, StringComparison.Ordinal));
    }

    private async Task<string> QueueAsync(string key) => (await Service.PayAsync(key)).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY").PaymentId;
}
