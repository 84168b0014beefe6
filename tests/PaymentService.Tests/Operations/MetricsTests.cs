using System.Text;
using System.Text.RegularExpressions;

namespace PaymentService.Tests;

/// <summary>What Prometheus sees. In a process of its own, because a collector hears all services of a process.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task They_tell_of_an_outage_from_the_first_failure_to_the_end()
    {
        await using ProgramProcess program = ProgramProcess.Start("--urls=http://127.0.0.1:0");
        await ServiceTest.WaitForAsync(() => program.HasEnded || program.Output.Contains("queued_for_retry", StringComparison.Ordinal), "the greeting");
        program.HasEnded.ShouldBeFalse(program.Output);
        using var service = new HttpClient { BaseAddress = new Uri(Regex.Match(program.Output, @"http://127.0.0.1:\d+(?=/health)").Value) };
        string faults = Regex.Match(program.Output, @"http://\S+/_faults").Value;

        using (HttpResponseMessage before = await service.GetAsync("/metrics"))
        {
            before.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
            string[] states = Lines(await before.Content.ReadAsStringAsync(), "resilience_circuit_state{");
            states.Length.ShouldBe(5);
            states.ShouldContain("""circuit="IStripeGateway" state="closed" 1""");
        }

        await service.PostAsync(faults, new StringContent("""{"mode":"down"}"""));
        await PayAsync(service, "order-1");
        await UntilAsync(service, """resilience_circuit_state circuit="IStripeGateway" state="open" 1""");
        await UntilAsync(service, """resilience_circuit_state circuit="IStripeGateway" state="closed" 0""");
        await UntilAsync(service, """resilience_circuit_transitions_total circuit="IStripeGateway" from="closed" reason="consecutive_failures" to="open" 1""");
        await UntilAsync(service, """resilience_calls_total fallback="none" method="PrepareAsync" outcome="failure" service="IStripeGateway" 1""");
        await UntilAsync(service, """resilience_call_duration_seconds_count fallback="none" method="PrepareAsync" outcome="failure" service="IStripeGateway" 1""");
        await UntilAsync(service, """resilience_retry_attempts_total method="PrepareAsync" service="IStripeGateway" 2""");

        await service.PostAsync(faults, new StringContent("""{"mode":"none"}"""));
        await service.PostAsync("/circuits/IStripeGateway/open?for=1", content: null);
        await UntilAsync(service, """resilience_circuit_transitions_total circuit="IStripeGateway" from="half_open" reason="probe_succeeded" to="closed" 1""");
        await UntilAsync(service, """resilience_circuit_state circuit="IStripeGateway" state="closed" 1""");
        await UntilAsync(service, """resilience_calls_total fallback="none" method="ChargeAsync" outcome="success" service="IStripeGateway" 1""");
    }

    private static async Task PayAsync(HttpClient service, string key)
    {
        using var payment = new HttpRequestMessage(HttpMethod.Post, "/payments")
        {
            Headers = { { "Idempotency-Key", key } },
            Content = new StringContent("""{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa"}""", Encoding.UTF8, "application/json"),
        };
        (await service.SendAsync(payment)).EnsureSuccessStatusCode();
    }

    private static async Task UntilAsync(HttpClient service, string line)
    {
        string name = line[..(line.IndexOf(' ', StringComparison.Ordinal) + 1)];
        await ServiceTest.WaitForAsync(async () => Lines(await service.GetStringAsync("/metrics"), name.TrimEnd() + "{").Contains(line[name.Length..]), line);
    }

    /// <summary>What a metric's lines say, without its name and prefixes.</summary>
    private static string[] Lines(string metrics, string name) =>
    [
        .. metrics.Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => string.Join(' ', Regex.Matches(line, @"(?<=resilience_)\w+=""[^""]*""").Select(tag => tag.Value).Order(StringComparer.Ordinal)) + line[line.LastIndexOf(' ')..]),
    ];
}
