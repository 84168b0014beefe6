using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;

namespace PaymentService;

/// <summary>Plain HTTP: one request, and whatever is no success is an exception. What is done about that is named on the interface.</summary>
internal sealed class Webhook(HttpClient http, AlertSettings settings) : IAlertReceiver
{
    public async Task TellAsync(Alert alert, CancellationToken cancellationToken)
    {
        // With its length, unlike JsonContent: small receivers read no chunks.
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(alert, JsonSerializerOptions.Web));
        body.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Webhook) { Content = body };
        using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
