using System.Net;
using System.Text.Json;

namespace PaymentService.Tests;

/// <summary>What came back over HTTP.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, Uri? Location, TimeSpan? RetryAfter, string Text)
{
    public JsonElement Body { get; } = ContentType?.Contains("json", StringComparison.Ordinal) is true
        ? JsonDocument.Parse(Text).RootElement
        : default;

    public string PaymentId => Body.GetProperty("paymentId").GetString()!;

    public string PaymentStatus => Body.GetProperty("status").GetString()!;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Answer(
                response.StatusCode,
                response.Content.Headers.ContentType?.MediaType,
                response.Headers.Location,
                response.Headers.RetryAfter?.Delta,
                await response.Content.ReadAsStringAsync());
        }
    }

    public string? Field(string name) => Body.GetProperty(name).GetString();

    public Answer ShouldBe(HttpStatusCode status, string paymentStatus)
    {
        Status.ShouldBe(status, Text);
        PaymentStatus.ShouldBe(paymentStatus, Text);
        return this;
    }

    public Answer ShouldBeProblem(HttpStatusCode status)
    {
        Status.ShouldBe(status, Text);
        ContentType.ShouldBe("application/problem+json");
        Body.GetProperty("status").GetInt32().ShouldBe((int)status);
        return this;
    }
}
