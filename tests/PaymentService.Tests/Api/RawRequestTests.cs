using System.Text;
using Microsoft.Extensions.Logging;

namespace PaymentService.Tests;

/// <summary>
/// Requests that no HTTP client would write. What is no HTTP is answered by Kestrel, without a body; everything that reaches the service has
/// problem details. Nothing of it is stored, and none of it is an error in the service's log.
/// </summary>
public sealed class RawRequestTests : ServiceTest
{
    private static readonly string s_payment = RawConnection.Payment("order-1");

    public static TheoryData<string, int> NoHttp => new()
    {
        { "\u0016\u0003\u0001\u0002\r\n\r\n", 400 },
        { "GET /payments\r\n\r\n", 505 },
        { "GET /payments HTTP/2.0\r\n\r\n", 505 },
        { "GET /payments HTTP/1.1\r\n\r\n", 400 },
        { "GET /payments HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400 },
        { "GET http://elsewhere/payments HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { "GET /payments/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { "GET /payments/a%00b HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { "GET /pay\u00ffments HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { $"GET /payments/{new string('x', 9_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414 },
        { Payment(string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: y\r\n"))), 431 },
        { Payment($"X: {new string('y', 40_000)}\r\n"), 431 },
        { RawConnection.Payment("a\0b"), 400 },
        { RawConnection.Payment("\u00ff\u00fe"), 400 },
        { RawConnection.Payment("a\rb"), 400 },
        { RawConnection.Payment("a\r\n b"), 400 },
        { s_payment.Replace("Content-Length: ", "Content-Length: -", StringComparison.Ordinal), 400 },
        { Payment("Content-Length: 7\r\n"), 400 },
        { s_payment.Replace("Content-Length: 63", "Transfer-Encoding: gzip", StringComparison.Ordinal), 400 },
    };

    public static TheoryData<string, int, string?> Refused => new()
    {
        { Payment("Idempotency-Key: order-2\r\n"), 400, "Idempotency-Key" },
        { Payment("Idempotency-Key: order-1\r\n"), 400, "Idempotency-Key" },
        { RawConnection.Payment(""), 400, "Idempotency-Key" },
        { RawConnection.Payment("   "), 400, "Idempotency-Key" },
        { RawConnection.Payment("a\u0001b"), 400, "Idempotency-Key" },
        { RawConnection.Payment("a\u007f"), 400, "Idempotency-Key" },
        { Chunked("zz\r\n{}\r\n0\r\n\r\n"), 400, "body" },
        { Chunked("FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n"), 400, "body" },
        { Chunked("3\r\n{}\r\n0\r\n\r\n"), 400, "body" },
        { Chunked($"8000\r\n{new string(' ', 0x8000)}\r\n0\r\n\r\n"), 400, "body" },
        { RawConnection.Head("order-1", "", 20) + RawConnection.Body, 400, "body" },
        { "PUT /payments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405, null },
        { "PATCH /payments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405, null },
        { "OPTIONS /payments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405, null },
        { "NONSENSE /payments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405, null },
        { "HEAD /payments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405, null },
        { "DELETE /payments/pay_1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405, null },
        { "GET /payments/../.. HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, null },
        { "GET /payments/..%2f..%2fappsettings.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, null },
        { "GET /payments/%ED%A0%80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, null },
        { "GET /payments/%FF%zz% HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, null },
        { "GET /payments/%F0%9F%98%80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, null },
        { "GET /payments/'%20OR%201=1-- HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, null },
        { $"GET /payments/{new string('x', 7_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, null },
        { "GET /payments/x HTTP/1.0\r\n\r\n", 404, null },
        { "GET /payments?status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400, "status" },
        { "GET /payments?status=%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400, "status" },
        { "GET /payments?status=%ED%A0%80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400, "status" },
        { "GET /payments?status=success&status=failed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400, "status" },
    };

    [DatabaseTheory]
    [MemberData(nameof(NoHttp))]
    public async Task What_is_no_HTTP_never_reaches_the_service(string request, int status)
    {
        (await SendAsync(request)).Status.ShouldBe(status);
        await ShouldHaveDoneNothingAsync();
    }

    [DatabaseTheory]
    [MemberData(nameof(Refused))]
    public async Task What_reaches_the_service_is_refused_with_problem_details(string request, int status, string? culprit)
    {
        RawAnswer refused = (await SendAsync(request)).ShouldBeProblem(status);

        if (culprit is not null)
        {
            refused.Errors.ShouldBe([culprit], refused.Text);
        }

        await ShouldHaveDoneNothingAsync();
    }

    [DatabaseTheory]
    [InlineData("Content-Length: 104857600", "")]
    [InlineData("Transfer-Encoding: chunked", "6400000\r\n")]
    public async Task A_hundred_megabytes_are_refused_before_they_have_come(string length, string before)
    {
        string head = RawConnection.Head("order-1", "", 0).Replace("Content-Length: 0", length, StringComparison.Ordinal);

        // No more than this: the answer does not wait for the rest.
        using RawConnection connection = await RawConnection.OpenAsync(Service);
        await connection.SendAsync(head + before + new string(' ', 20_000));

        (await connection.ReadToEndAsync()).ShouldBeProblem(400).Errors.ShouldBe(["body"]);
        await ShouldHaveDoneNothingAsync();
    }

    [DatabaseTheory]
    [InlineData("HTTP/1.0", "")]
    [InlineData("HTTP/1.1", "Expect: 100-continue\r\n")]
    [InlineData("HTTP/1.1", "Accept: text/html\r\nTE: trailers\r\n")]
    public async Task Unusual_but_right_requests_are_paid_once(string version, string headers)
    {
        string request = Payment(headers).Replace("HTTP/1.1", version, StringComparison.Ordinal);

        RawAnswer paid = await SendAsync(request);
        RawAnswer again = await SendAsync(request);

        paid.Text.ShouldContain("201 Created");
        again.Body.ToString().ShouldBe(paid.Body.ToString());
        await ShouldBeChargedOnceAsync(paid.Body.GetProperty("paymentId").GetString()!);
    }

    [DatabaseTheory]
    [InlineData("a,b")]
    [InlineData("\"quoted; not=parsed\"")]
    [InlineData("' OR 1=1 --")]
    [InlineData("%00%2f..")]
    public async Task A_key_is_taken_letter_for_letter(string key)
    {
        RawAnswer paid = await SendAsync(RawConnection.Payment($"  {key} "));
        RawAnswer other = await SendAsync(RawConnection.Payment($"{key}-"));

        string id = paid.Body.GetProperty("paymentId").GetString()!;
        (await Service.PayAsync(key)).PaymentId.ShouldBe(id, "blanks around a header's value are no part of it");
        await ShouldBeChargedOnceAsync(id, other.Body.GetProperty("paymentId").GetString()!);
    }

    private static string Payment(string headers) => RawConnection.Payment("order-1", headers);

    private static string Chunked(string chunks) =>
        RawConnection.Head("order-1", "", 0).Replace("Content-Length: 0", "Transfer-Encoding: chunked", StringComparison.Ordinal) + chunks;

    private Task<RawAnswer> SendAsync(string request) => RawConnection.ExchangeAsync(Service, Encoding.Latin1.GetBytes(request));

    private async Task ShouldHaveDoneNothingAsync()
    {
        (await Service.CountAsync()).ShouldBe(0);
        Traffic.Requests.ShouldBeEmpty();
        Service.Log.ShouldAllBe(record => record.Level < LogLevel.Error);
    }
}
