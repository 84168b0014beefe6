using System.Globalization;
using System.Text.Json;

namespace PaymentService.Tests;

/// <summary>What came back on a <see cref="RawConnection"/>; status 0 where nothing did.</summary>
internal sealed record RawAnswer(int Status, string? ContentType, string Text)
{
    /// <summary>The first object in the text; it may stand in chunks.</summary>
    public JsonElement Body => JsonDocument.Parse(Text[Text.IndexOf('{')..(Text.LastIndexOf('}') + 1)]).RootElement;

    public IEnumerable<string> Errors => Body.GetProperty("errors").EnumerateObject().Select(error => error.Name);

    public static RawAnswer Parse(string text)
    {
        string[] head = text.Split("\r\n\r\n")[0].Split("\r\n");
        string? contentType = head.FirstOrDefault(line => line.StartsWith("Content-Type: ", StringComparison.OrdinalIgnoreCase))?["Content-Type: ".Length..];
        return new RawAnswer(
            text.Length == 0 ? 0 : int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture), contentType, text);
    }

    public RawAnswer ShouldBeProblem(int status)
    {
        Status.ShouldBe(status, Text);
        ContentType.ShouldBe("application/problem+json");
        return this;
    }
}
