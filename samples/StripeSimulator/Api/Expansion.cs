using System.Text.Json;
using System.Text.Json.Nodes;

namespace StripeSimulator;

/// <summary><c>expand[]=latest_charge</c>: the object itself where Stripe would write its id; in lists <c>data.latest_charge</c>.</summary>
internal static class Expansion
{
    public static Answer Reply(this ApiCall call, Books books, object value)
    {
        JsonNode reply = JsonSerializer.SerializeToNode(value, StripeJson.Options)!;
        foreach (string path in call.Parameters.Items("expand"))
        {
            Expand(reply, path.Split('.'), books);
        }

        return new Answer(200, reply.ToJsonString(StripeJson.Options));
    }

    private static void Expand(JsonNode? node, ReadOnlySpan<string> path, Books books)
    {
        if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
            {
                Expand(item, path, books);
            }
        }
        else if (node is JsonObject parent && path is [string name, .. ReadOnlySpan<string> rest])
        {
            if (name is not ("data" or "latest_charge" or "payment_intent") || !parent.ContainsKey(name))
            {
                throw StripeErrors.Wrong("expand", $"This property cannot be expanded ({name}).");
            }

            if (parent[name] is JsonValue id)
            {
                parent[name] = Load(name, id.GetValue<string>(), books);
            }

            Expand(parent[name], rest, books);
        }
    }

    private static JsonNode? Load(string name, string id, Books books) => name is "latest_charge"
        ? JsonSerializer.SerializeToNode(books.Find<Charge>(id), StripeJson.Options)
        : JsonSerializer.SerializeToNode(books.Find<PaymentIntent>(id), StripeJson.Options);
}
