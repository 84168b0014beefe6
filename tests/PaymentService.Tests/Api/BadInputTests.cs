using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace PaymentService.Tests;

public sealed class BadInputTests : ServiceTest
{
    private const string Good = """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa"}""";

    public static TheoryData<string, string> WrongBodies => new()
    {
        { "", "body" },
        { "null", "body" },
        { "[]", "" },
        { "\"text\"", "" },
        { "{", "" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa"} trailing""", "" },
        { "{}", "amount" },
        { """{"amount":null,"currency":"eur","paymentMethod":"pm_card_visa"}""", "amount" },
        { """{"amount":0,"currency":"eur","paymentMethod":"pm_card_visa"}""", "amount" },
        { """{"amount":-1999,"currency":"eur","paymentMethod":"pm_card_visa"}""", "amount" },
        { """{"amount":100000000,"currency":"eur","paymentMethod":"pm_card_visa"}""", "amount" },
        { """{"amount":99999999999999999999999999,"currency":"eur","paymentMethod":"pm_card_visa"}""", "amount" },
        { """{"amount":19.99,"currency":"eur","paymentMethod":"pm_card_visa"}""", "amount" },
        { """{"amount":"1999","currency":"eur","paymentMethod":"pm_card_visa"}""", "amount" },
        { """{"amount":1999,"amount":1,"currency":"eur","paymentMethod":"pm_card_visa"}""", "" },
        { """{"amount":1999,"currency":"xxx","paymentMethod":"pm_card_visa"}""", "currency" },
        { """{"amount":1999,"currency":"euro","paymentMethod":"pm_card_visa"}""", "currency" },
        { """{"amount":1999,"currency":"€","paymentMethod":"pm_card_visa"}""", "currency" },
        { """{"amount":1999,"currency":"","paymentMethod":"pm_card_visa"}""", "currency" },
        { """{"amount":1999,"paymentMethod":"pm_card_visa"}""", "currency" },
        { """{"amount":1999,"currency":"eur"}""", "paymentMethod" },
        { """{"amount":1999,"currency":"eur","paymentMethod":""}""", "paymentMethod" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_vïsa"}""", "paymentMethod" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"../charges"}""", "paymentMethod" },
        { $$"""{"amount":1999,"currency":"eur","paymentMethod":"pm_{{new string('x', 253)}}"}""", "paymentMethod" },
        { $$"""{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa","description":"{{new string('x', 501)}}"}""", "description" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa","description":"a\u0000b"}""", "description" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa","description":"\ud800"}""", "" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa","description":7}""", "description" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa","description":"a\udc00"}""", "description" },
        { """{"amount":1999,"currency":"\ud800","paymentMethod":"pm_card_visa"}""", "currency" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa","\ud800":1}""", "body" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa","a'b.c":""", "body" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa","":1}""", "" },
        { """{"amount":1999,"Amount":1,"currency":"eur","paymentMethod":"pm_card_visa"}""", "Amount" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa",}""", "body" },
        { """/* 19.99 */{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa"}""", "body" },
        { """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa"}{}""", "body" },
        { new string('[', 10_000), "body" },
        { $$"""{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa","x":{{new string('[', 7_000)}}{{new string(']', 7_000)}}}""", "x" },
        { new string(' ', 20_000) + Good, "body" },
    };

    [DatabaseTheory]
    [MemberData(nameof(WrongBodies))]
    public async Task A_wrong_body_is_400_names_the_field_and_stores_nothing(string body, string field)
    {
        Answer refused = (await Service.PostAsync(body, "order-1")).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Body.GetProperty("errors").EnumerateObject().ShouldContain(error => field.Length == 0 || error.Name == field, refused.Text);
        await ShouldHaveStoredNothingAsync();
    }

    [DatabaseFact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        Answer refused = await Service.PostAsync("""{"amount":-1,"currency":"?"}""");

        refused.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .ShouldBe(["Idempotency-Key", "amount", "currency", "paymentMethod"]);
    }

    [DatabaseFact]
    public async Task Without_an_idempotency_key_nothing_is_done()
    {
        (await Service.PostAsync(Good)).ShouldBeProblem(HttpStatusCode.BadRequest).Text.ShouldContain("Idempotency-Key");
        await ShouldHaveStoredNothingAsync();
    }

    [DatabaseTheory]
    [InlineData("")]
    [InlineData("kéy")]
    [InlineData("a\tb")]
    public async Task A_key_that_is_no_ASCII_is_refused(string key)
    {
        (await Service.PostAsync(Good, key)).ShouldBeProblem(HttpStatusCode.BadRequest);
        await ShouldHaveStoredNothingAsync();
    }

    [DatabaseFact]
    public async Task A_key_has_at_most_255_characters()
    {
        (await Service.PostAsync(Good, new string('k', 256))).ShouldBeProblem(HttpStatusCode.BadRequest);
        await ShouldHaveStoredNothingAsync();

        (await Service.PostAsync(Good, new string('k', 255))).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseFact]
    public async Task A_body_has_at_most_16_KiB()
    {
        (await Service.PostAsync(Good.PadRight(16 * 1024 + 1), "order-1")).ShouldBeProblem(HttpStatusCode.BadRequest).Text.ShouldContain("16384");
        await ShouldHaveStoredNothingAsync();

        (await Service.PostAsync(Good.PadRight(16 * 1024), "order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseTheory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json, text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=klingon")]
    [InlineData("application/json; charset=")]
    public async Task Another_content_type_or_encoding_is_refused(string? contentType)
    {
        using HttpRequestMessage request = Request(Good, contentType);

        Answer refused = (await Service.SendAsync(request)).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Body.GetProperty("errors").GetProperty("Content-Type")[0].GetString().ShouldBe("The body must be application/json in UTF-8.");
        await ShouldHaveStoredNothingAsync();
        ShouldHaveLoggedNoError();
    }

    [DatabaseTheory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("application/vnd.shop+json")]
    public async Task JSON_in_UTF_8_is_taken_however_it_is_spelt(string contentType)
    {
        using HttpRequestMessage request = Request(Good, contentType);

        (await Service.SendAsync(request)).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseTheory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task A_compressed_body_is_refused(string encoding)
    {
        using HttpRequestMessage request = Request(Good, "application/json");
        request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        (await Service.SendAsync(request)).ShouldBeProblem(HttpStatusCode.BadRequest).Text.ShouldContain("Content-Encoding");
        await ShouldHaveStoredNothingAsync();
    }

    [DatabaseFact]
    public async Task Bytes_that_are_no_UTF_8_are_refused()
    {
        using HttpRequestMessage request = Request("", "application/json");
        request.Content = new ByteArrayContent([.. Encoding.ASCII.GetBytes(Good[..^1]), .. ",\"description\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await Service.SendAsync(request)).ShouldBeProblem(HttpStatusCode.BadRequest);
        await ShouldHaveStoredNothingAsync();
    }

    [DatabaseTheory]
    [InlineData("19.99")]
    [InlineData("\"1999\"")]
    [InlineData("99999999999999999999")]
    [InlineData("1e400")]
    [InlineData("1e3")]
    [InlineData("1999.0")]
    [InlineData("-0")]
    [InlineData("{\"value\":1999}")]
    [InlineData("100000000")]
    [InlineData("0")]
    [InlineData("[1999]")]
    [InlineData("true")]
    public async Task Whatever_is_wrong_with_an_amount_the_answer_says_what_an_amount_is(string amount)
    {
        Answer refused = (await Service.PostAsync(Good.Replace("1999", amount, StringComparison.Ordinal), "order-1")).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Body.GetProperty("errors").GetProperty("amount")[0].GetString()!.ShouldStartWith("Must be a whole number of minor units, from 1 to 99999999");
    }

    [DatabaseFact]
    public async Task Fields_that_there_are_none_of_are_named()
    {
        Answer refused = (await Service.PostAsync(Good[..^1] + ""","note":"x","desc.ription":{"a":1}}""", "order-1")).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["note", "desc.ription"], ignoreOrder: true);
        await ShouldHaveStoredNothingAsync();
    }

    [DatabaseFact]
    public async Task A_wrong_question_is_not_said_to_have_stored_nothing()
    {
        Answer refused = (await Service.GetAsync("/payments?status=bogus")).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Field("title").ShouldBe("The request is wrong.");
        refused.Body.GetProperty("errors").GetProperty("status")[0].GetString()!.ShouldContain("QUEUED_FOR_RETRY");
    }

    [DatabaseFact]
    public async Task Currencies_are_taken_in_either_case() =>
        (await Service.PayAsync("order-1", currency: "EUR")).ShouldBe(HttpStatusCode.Created, "SUCCESS").Field("currency").ShouldBe("eur");

    [DatabaseFact]
    public async Task Other_methods_and_other_paths_are_problem_details_too()
    {
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "/payments");
        (await Service.SendAsync(delete)).ShouldBeProblem(HttpStatusCode.MethodNotAllowed);
        (await Service.GetAsync("/nothing/here")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [DatabaseFact]
    public async Task Of_very_many_unknown_fields_some_are_named()
    {
        string body = $$"""{{{string.Join(',', Enumerable.Range(0, 1_500).Select(i => $"\"x{i}\":0"))}}}""";

        Answer refused = (await Service.PostAsync(body, "order-1")).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Text.Length.ShouldBeLessThan(body.Length);
        refused.Text.ShouldContain("\"x0\"");
    }

    [DatabaseTheory]
    [InlineData("\ufeff")]
    [InlineData(" \r\n\t")]
    public async Task What_may_stand_before_JSON_does_no_harm(string before) =>
        (await Service.PostAsync(before + Good, "order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

    [DatabaseTheory]
    [InlineData("☕ für Zoë")]
    [InlineData("قهوة \u202e\u2028\ufeff\uffff")]
    [InlineData("\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67")]
    [InlineData("'; DROP TABLE \"Payments\"; --")]
    [InlineData("a=b&amount=1&confirm=true")]
    [InlineData("")]
    public async Task Any_text_that_is_no_control_character_is_a_description_and_reaches_Stripe_as_it_is(string description)
    {
        string? sent = null;
        Traffic.Before = async (request, cancellationToken) => sent ??= await request.Content!.ReadAsStringAsync(cancellationToken);

        Answer paid = (await Service.PayAsync("order-1", description: description)).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        QueryHelpers.ParseQuery(sent)["description"].ToString().ShouldBe(description);
        (await Service.PayAsync("order-1", description: description)).PaymentId.ShouldBe(paid.PaymentId);
        await ShouldBeChargedOnceAsync(paid.PaymentId);
    }

    [DatabaseFact]
    public async Task A_description_is_measured_in_UTF_16_as_the_database_and_JavaScript_do()
    {
        (await Service.PayAsync("order-1", description: string.Concat(Enumerable.Repeat("😀", 251)))).ShouldBeProblem(HttpStatusCode.BadRequest);
        (await Service.PayAsync("order-1", description: string.Concat(Enumerable.Repeat("😀", 250)))).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    private static HttpRequestMessage Request(string body, string? contentType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/payments")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
            Headers = { { "Idempotency-Key", "order-1" } },
        };
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return request;
    }

    private async Task ShouldHaveStoredNothingAsync()
    {
        (await Service.CountAsync()).ShouldBe(0);
        Traffic.Requests.ShouldBeEmpty();
    }

    private void ShouldHaveLoggedNoError() => Service.Log.ShouldAllBe(record => record.Level < LogLevel.Error);
}
