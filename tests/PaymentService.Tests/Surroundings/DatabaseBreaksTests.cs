using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Resilience;

namespace PaymentService.Tests;

/// <summary>
/// The database breaks off at every single word of a payment in turn, whatever Stripe says to it: callers hear 503 or the truth, and the payment
/// ends once, charged or declined.
/// </summary>
public sealed class DatabaseBreaksTests : ServiceTest
{
    /// <summary>A test that broke at fewer has not got through a payment.</summary>
    private const int FewestWords = 8;

    private readonly BreakingDatabase _database = new(new HttpContextAccessor());
    private readonly Dictionary<string, Answer> _heard = [];

    internal override IEnumerable<string> Settings => ["--RetryQueue:Lease=10000", "--RetryQueue:BaseDelay=500"];

    [DatabaseTheory]
    [InlineData(StripeSays.Charged)]
    [InlineData(StripeSays.Declined)]
    [InlineData(StripeSays.ChargedUnheard)]
    [InlineData(StripeSays.DeclinedUnheard)]
    [InlineData(StripeSays.NotNow)]
    public async Task At_every_word_of_a_request(StripeSays stripe)
    {
        foreach ((bool afterItTookEffect, bool forGood) in ((bool, bool)[])[(false, false), (false, true), (true, false), (true, true)])
        {
            BreakPlan plan;
            int word = 0;
            do
            {
                _database.Plan = plan = new BreakPlan(++word, afterItTookEffect, forGood, InRequests: true);
                string key = $"order-{_heard.Count}";
                _heard.Add(key, await PayAsync(key, stripe));
                _database.Plan = null;
            }
            while (plan.WasReached);

            word.ShouldBeGreaterThan(FewestWords);
        }

        await ShouldAllEndOnceAsync(stripe);
    }

    [DatabaseTheory]
    [InlineData(StripeSays.Charged)]
    [InlineData(StripeSays.Declined)]
    [InlineData(StripeSays.ChargedUnheard)]
    [InlineData(StripeSays.DeclinedUnheard)]
    [InlineData(StripeSays.NotNow)]
    public async Task At_every_word_of_the_retry_queue(StripeSays stripe)
    {
        foreach (bool afterItTookEffect in (bool[])[false, true])
        {
            BreakPlan plan;
            int word = 0;
            do
            {
                // Refused in its request, so that it waits in the queue.
                string key = $"order-{_heard.Count}";
                Answer queued = (await PayAsync(key, StripeSays.NotNow, Card(stripe))).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
                _heard.Add(key, queued);
                SetStripe(stripe);
                _database.Plan = plan = new BreakPlan(++word, afterItTookEffect, ForGood: false, InRequests: false);
                await UntilSettledAsync(queued.PaymentId, Outcome(stripe));
                _database.Plan = null;
            }
            while (plan.WasReached);

            word.ShouldBeGreaterThan(FewestWords);
        }

        await ShouldAllEndOnceAsync(stripe);
    }

    internal override void Configure(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<IInterceptor>(_database);
    }

    private static string Card(StripeSays stripe) => Outcome(stripe) is "FAILED" ? "pm_card_chargeDeclined" : "pm_card_visa";

    private static string Outcome(StripeSays stripe) => stripe is StripeSays.Declined or StripeSays.DeclinedUnheard ? "FAILED" : "SUCCESS";

    private Task<Answer> PayAsync(string key, StripeSays stripe, string? card = null)
    {
        SetStripe(stripe);
        return Service.PayAsync(key, card ?? Card(stripe));
    }

    private void SetStripe(StripeSays stripe)
    {
        // What the payments before did to it is not to hinder this one.
        if (Service.Services.GetRequiredService<ICircuitRegistry>().TryGet(ResilientStripeGateway.Circuits.Interface, out CircuitBreaker? circuit))
        {
            circuit.Reset();
        }

        bool taken = stripe is not StripeSays.NotNow;
        Traffic.Before = (request, _) =>
        {
            if (!taken)
            {
                taken = true;
                request.Options.Set(Traffic.Instead, new HttpResponseMessage(HttpStatusCode.Unauthorized)
                {
                    RequestMessage = request,
                    Content = new StringContent("""{"error":{"type":"invalid_request_error","message":"Invalid API Key provided"}}""", null, "application/json"),
                });
            }

            return Task.CompletedTask;
        };
        bool unheard = stripe is StripeSays.ChargedUnheard or StripeSays.DeclinedUnheard;
        Traffic.After = (response, _) => unheard && response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal)
            ? Task.FromException<HttpResponseMessage>(new HttpRequestException("The reply is lost."))
            : Task.FromResult(response);
    }

    private async Task ShouldAllEndOnceAsync(StripeSays stripe)
    {
        SetStripe(StripeSays.Charged);
        await UntilAsync(async () => await Service.CountAsync("pending") + await Service.CountAsync("queued_for_retry") == 0, "every payment is settled");

        var ids = new HashSet<string>();
        foreach ((string key, Answer answer) in _heard)
        {
            Answer ended = await Service.PayAsync(key, Card(stripe));
            ended.PaymentStatus.ShouldBe(Outcome(stripe));
            ids.Add(ended.PaymentId).ShouldBeTrue("a payment of its own");
            ShouldHaveBeenTrue(answer, ended);
        }

        (await Service.CountAsync()).ShouldBe(_heard.Count);
        (await ChargesAsync()).Select(charge => charge.PaymentId).ShouldBe(ids, ignoreOrder: true);
        await ShouldBeChargedOnceAsync(Outcome(stripe) is "SUCCESS" ? [.. ids] : []);
        Service.Log.ShouldAllBe(record => !record.Message.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>503 and nothing else, or how the payment stood then.</summary>
    private static void ShouldHaveBeenTrue(Answer answer, Answer ended)
    {
        if (answer.Status is HttpStatusCode.ServiceUnavailable)
        {
            answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable).RetryAfter.ShouldNotBeNull();
            return;
        }

        answer.Status.ShouldBeOneOf(HttpStatusCode.Accepted, ended.Status);
        answer.PaymentId.ShouldBe(ended.PaymentId);
        if (answer.Status is not HttpStatusCode.Accepted)
        {
            answer.PaymentStatus.ShouldBe(ended.PaymentStatus);
        }
    }
}
