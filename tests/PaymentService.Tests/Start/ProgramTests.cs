using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PaymentService.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task Without_arguments_it_brings_its_own_Stripe_and_the_lines_it_prints_work()
    {
        await using ProgramProcess program = ProgramProcess.Start("--urls=http://127.0.0.1:0");
        await ServiceTest.WaitForAsync(() => program.HasEnded || program.Output.Contains("queued_for_retry", StringComparison.Ordinal), "the greeting");
        string greeting = program.Output;
        program.HasEnded.ShouldBeFalse(greeting);
        greeting.ShouldMatch($@"Kept in +{Regex.Escape(program.Folder)}/payments.db +{Regex.Escape(program.Folder)}/stripe-simulator.db");
        Directory.GetFiles(program.Folder, "*.db").Select(Path.GetFileName).ShouldBe(["payments.db", "stripe-simulator.db"], ignoreOrder: true);
        using var http = new HttpClient();

        (string url, string json) = Line(greeting, @"curl -i (\S+) -H 'Idempotency-Key: order-1' -H 'Content-Type: application/json' -d '(.+)'");
        (await PostAsync(http, url, json, "order-1")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (string faults, string fault) = Line(greeting, @"curl (\S+/_faults) -d '(.+)'");
        (await PostAsync(http, faults, fault, "none")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(http, url, json, "order-2")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (string waiting, _) = Line(greeting, @"curl '?(\S+queued_for_retry)'?()");
        (await http.GetStringAsync(new Uri(waiting))).ShouldContain("QUEUED_FOR_RETRY");
    }

    private static (string First, string Second) Line(string text, string pattern)
    {
        Match match = Regex.Match(text, pattern);
        match.Success.ShouldBeTrue(text);
        return (match.Groups[1].Value, match.Groups[2].Value.Trim());
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string url, string json, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request);
    }
}
