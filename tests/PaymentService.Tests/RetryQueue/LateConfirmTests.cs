using System.Net;
using System.Text;

namespace PaymentService.Tests;

/// <summary>Who froze with a confirm in hand may send it at any time. What another is told meanwhile is final only if that confirm cannot charge any more.</summary>
public sealed class LateConfirmTests : ServiceTest
{
    private static readonly HttpClient s_http = new();
    private readonly TaskCompletionSource _thaw = new();
    private HttpRequestMessage? _late;

    [DatabaseTheory]
    [InlineData(HttpStatusCode.BadRequest, "parameter_invalid")]
    [InlineData(HttpStatusCode.NotFound, "resource_missing")]
    public async Task A_refusal_to_another_is_not_final(HttpStatusCode status, string code)
    {
        Task<Answer> first = await PayAndFreezeAsync("pm_card_visa", refusal: new HttpResponseMessage(status)
        {
            Content = new StringContent($$$"""{"error":{"type":"invalid_request_error","code":"{{{code}}}","message":"Not like this."}}""", Encoding.UTF8, "application/json"),
        });
        await UntilAsync(async () => await Service.CountAsync("pending") == 0, "another was refused", evenWhileStripeWorks: true);
        (await Service.CountAsync("queued_for_retry")).ShouldBe(1);

        (await SendLateAsync()).ShouldBe(HttpStatusCode.OK);

        await UntilAsync(async () => await Service.CountAsync("success") == 1, "it ends by what was charged", evenWhileStripeWorks: true);
        _thaw.SetResult();
        await ShouldBeChargedOnceAsync((await WhileTimePassesAsync(first)).PaymentId);
    }

    [DatabaseFact]
    public async Task A_decline_to_another_is_final_for_it_takes_the_card_off_the_intent()
    {
        Task<Answer> first = await PayAndFreezeAsync("pm_card_chargeDeclined", refusal: null);
        await UntilAsync(async () => await Service.CountAsync("pending") == 0, "another was declined", evenWhileStripeWorks: true);
        (await Service.CountAsync("failed")).ShouldBe(1);

        (await SendLateAsync()).ShouldBe(HttpStatusCode.BadRequest);

        _thaw.SetResult();
        (await WhileTimePassesAsync(first)).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED");
        (await ChargesAsync()).ShouldHaveSingleItem().Status.ShouldBe("failed");
    }

    /// <summary>The first confirm freezes before it is sent; the ones of others are refused, if a refusal is given.</summary>
    private async Task<Task<Answer>> PayAndFreezeAsync(string method, HttpResponseMessage? refusal)
    {
        Traffic.Before = (request, _) =>
        {
            if (!request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            if (Interlocked.CompareExchange(ref _late, request, null) is null)
            {
                return _thaw.Task;
            }

            if (refusal is not null)
            {
                request.Options.Set(Traffic.Instead, refusal);
            }

            return Task.CompletedTask;
        };
        Task<Answer> first = Service.PayAsync("order-1", method);
        await WaitForAsync(() => Volatile.Read(ref _late) is not null, "the confirm is frozen");
        return first;
    }

    /// <summary>As the frozen one would: by its own token it is given up, but a packet on its way knows of no token.</summary>
    private async Task<HttpStatusCode> SendLateAsync()
    {
        using var late = new HttpRequestMessage(HttpMethod.Post, _late!.RequestUri) { Headers = { Authorization = _late.Headers.Authorization } };
        using HttpResponseMessage answer = await s_http.SendAsync(late);
        return answer.StatusCode;
    }
}
