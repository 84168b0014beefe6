using System.Net;
using System.Net.Http.Headers;
using System.Text;

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
        { new string(' ', 20_000) + Good, "body" },
    };

    [Theory]
    [MemberData(nameof(WrongBodies))]
    public async Task A_wrong_body_is_400_names_the_field_and_stores_nothing(string body, string field)
    {
        Answer refused = (await Service.PostAsync(body, "order-1")).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Body.GetProperty("errors").EnumerateObject().ShouldContain(error => field.Length == 0 || error.Name == field, refused.Text);
        await ShouldHaveStoredNothingAsync();
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        Answer refused = await Service.PostAsync("""{"amount":-1,"currency":"?"}""");

        refused.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .ShouldBe(["Idempotency-Key", "amount", "currency", "paymentMethod"]);
    }

    [Fact]
    public async Task Without_an_idempotency_key_nothing_is_done()
    {
        (await Service.PostAsync(Good)).ShouldBeProblem(HttpStatusCode.BadRequest).Text.ShouldContain("Idempotency-Key");
        await ShouldHaveStoredNothingAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("kéy")]
    [InlineData("a\tb")]
    public async Task A_key_that_is_no_ASCII_is_refused(string key)
    {
        (await Service.PostAsync(Good, key)).ShouldBeProblem(HttpStatusCode.BadRequest);
        await ShouldHaveStoredNothingAsync();
    }

    [Fact]
    public async Task A_key_has_at_most_255_characters()
    {
        (await Service.PostAsync(Good, new string('k', 256))).ShouldBeProblem(HttpStatusCode.BadRequest);
        await ShouldHaveStoredNothingAsync();

        (await Service.PostAsync(Good, new string('k', 255))).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_is_refused(string? contentType)
    {
        using HttpRequestMessage request = Request(Good, contentType);
        request.Headers.Add("Idempotency-Key", "order-1");

        (await Service.SendAsync(request)).ShouldBeProblem(HttpStatusCode.BadRequest).Text.ShouldContain("application/json");
        await ShouldHaveStoredNothingAsync();
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_refused()
    {
        using HttpRequestMessage request = Request("", "application/json");
        request.Content = new ByteArrayContent([.. Encoding.ASCII.GetBytes(Good[..^1]), .. ",\"description\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", "order-1");

        (await Service.SendAsync(request)).ShouldBeProblem(HttpStatusCode.BadRequest);
        await ShouldHaveStoredNothingAsync();
    }

    [Theory]
    [InlineData("19.99")]
    [InlineData("\"1999\"")]
    [InlineData("99999999999999999999")]
    [InlineData("100000000")]
    [InlineData("0")]
    [InlineData("[1999]")]
    [InlineData("true")]
    public async Task Whatever_is_wrong_with_an_amount_the_answer_says_what_an_amount_is(string amount)
    {
        Answer refused = (await Service.PostAsync(Good.Replace("1999", amount, StringComparison.Ordinal), "order-1")).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Body.GetProperty("errors").GetProperty("amount")[0].GetString()!.ShouldStartWith("Must be a whole number of minor units, from 1 to 99999999");
    }

    [Fact]
    public async Task Fields_that_there_are_none_of_are_named()
    {
        Answer refused = (await Service.PostAsync(Good[..^1] + ""","note":"x","desc.ription":{"a":1}}""", "order-1")).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["note", "desc.ription"], ignoreOrder: true);
        await ShouldHaveStoredNothingAsync();
    }

    [Fact]
    public async Task A_wrong_question_is_not_said_to_have_stored_nothing()
    {
        Answer refused = (await Service.GetAsync("/payments?status=bogus")).ShouldBeProblem(HttpStatusCode.BadRequest);

        refused.Field("title").ShouldBe("The request is wrong.");
        refused.Body.GetProperty("errors").GetProperty("status")[0].GetString()!.ShouldContain("QUEUED_FOR_RETRY");
    }

    [Fact]
    public async Task Currencies_are_taken_in_either_case() =>
        (await Service.PayAsync("order-1", currency: "EUR")).ShouldBe(HttpStatusCode.Created, "SUCCESS").Field("currency").ShouldBe("eur");

    [Fact]
    public async Task Other_methods_and_other_paths_are_problem_details_too()
    {
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "/payments");
        (await Service.SendAsync(delete)).ShouldBeProblem(HttpStatusCode.MethodNotAllowed);
        (await Service.GetAsync("/nothing/here")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    private static HttpRequestMessage Request(string body, string? contentType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/payments") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        return request;
    }

    private async Task ShouldHaveStoredNothingAsync()
    {
        (await Service.CountAsync()).ShouldBe(0);
        Traffic.Requests.ShouldBeEmpty();
    }
}
