using System.Text.Json;
using System.Text.Json.Serialization;

namespace StripeSimulator;

/// <summary>The second port: breaks the API, mends it, and tells what was really charged.</summary>
internal static class ControlApi
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static void Map(WebApplication app, FaultSwitch faults, BookKeeper books, ApiListener api)
    {
        app.MapGet("/_health", () => Results.Json(new { status = "ok", api = api.Address.OriginalString, api.Listening }, s_json));
        app.MapGet("/_charges", async () => Results.Json(await ChargesAsync(books), s_json));
        app.MapGet("/_faults", () => Results.Json(faults.Current, s_json));
        app.MapPost("/_faults", (HttpRequest request) => SwitchAsync(request, faults));
    }

    private static async Task<IResult> SwitchAsync(HttpRequest request, FaultSwitch faults)
    {
        Fault? fault;
        try
        {
            fault = await JsonSerializer.DeserializeAsync<Fault>(request.Body, s_json);
        }
        catch (JsonException wrong)
        {
            return Results.Problem(
                $"Expected {{\"mode\":\"{string.Join('|', Modes)}\",\"status\":500,\"delayMs\":0,\"count\":null,\"body\":\"html|garbage\"}}. {wrong.Message}",
                statusCode: 400);
        }

        if (fault is null)
        {
            return Results.Problem("Expected an object with at least a mode.", statusCode: 400);
        }

        ILookup<string, string> problems = fault.Problems().ToLookup(problem => problem.Field, problem => problem.Message);
        if (problems.Count > 0)
        {
            return Results.ValidationProblem(problems.ToDictionary(problem => problem.Key, problem => problem.ToArray()));
        }

        await faults.SetAsync(fault);
        return Results.Json(faults.Current, s_json);
    }

    private static IEnumerable<string> Modes => Enum.GetNames<FaultMode>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);

    /// <summary>Every charge that was tried, oldest first; only those that <c>succeeded</c> moved money.</summary>
    private static async Task<object> ChargesAsync(BookKeeper keeper)
    {
        using Books books = await keeper.OpenAsync();
        return books.All<Charge>().Select(charge => new
        {
            intent = charge.PaymentIntent,
            paymentId = charge.Metadata.GetValueOrDefault("payment_id"),
            charge.Amount,
            charge.Status,
        }).ToList();
    }
}
