using System.Net;
using System.Text;

namespace PaymentService.Tests;

public sealed class StoredReasonTests : ServiceTest
{
    [DatabaseFact]
    public async Task A_decline_is_stored_whatever_characters_its_reason_has()
    {
        Traffic.Before = (request, _) =>
        {
            request.Options.Set(Traffic.Instead, new HttpResponseMessage(HttpStatusCode.PaymentRequired)
            {
                RequestMessage = request,
                Content = new StringContent(
                    """{"error":{"type":"card_error","code":"card_declined","decline_code":"lost\u0000card","message":"No\u0000."}}""", Encoding.UTF8, "application/json"),
            });
            return Task.CompletedTask;
        };

        Answer declined = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED");

        Answer stored = await Service.GetAsync($"/payments/{declined.PaymentId}");
        stored.Field("declineCode").ShouldBe("lost\uFFFDcard");
        stored.Field("errorMessage").ShouldBe("No\uFFFD.");
    }
}
