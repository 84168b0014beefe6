using System.Text;
using Microsoft.Extensions.Configuration;
using Resilience.Analyzers.Options;
using Resilience.Generators.Eligibility;
using Shop;

namespace Resilience.Analyzers.Tests.Configuration;

/// <summary>What the compiler says is what the application says when it starts.</summary>
public sealed class AgreementTests
{
    private static readonly string[] s_texts =
    [
        "-1", "0", "1", "+5", "10", "11", "50", "101", "255", "256", "999", "1000", "65535", "65536", "2147483647", "2147483648", "99999999999999999999", "922337203685478",
        "0.5", "1.5", "-0.1", "1e3", "NaN", "Infinity", "1,000", "0x10", "abc", "true", "", "  ", " 7 ",
        "00:00:01", "-00:00:01", "00:00:00.9991", "24:00:00", "1.00:00:00", "30.00:00:00", "1:2", "00:00:01.5", "30s", "500 ms",
        "Exponential", "LINEAR", "Constant, Linear", "Linear,Nothing", "SlidingWindow", "Observe", "Any", "CircuitOpen, timeout", "CircuitOpen, 2", "None",
    ];

    public static TheoryData<string, string> Options
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (PolicyKind kind in PolicyAttributes.Kinds.Where(kind => kind != PolicyKind.Cache))
            {
                foreach (string option in PolicyOptions.Of(kind).Select(option => option.Name).Append("Enabled").Concat(kind == PolicyKind.Retry ? ["Jitter"] : []))
                {
                    rows.Add(kind.ToString(), option);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task A_value_is_refused_where_the_application_refuses_it_and_in_its_words(string policy, string option)
    {
        foreach (string text in s_texts)
        {
            string settings = $$"""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "{{policy}}": { "{{option}}": "{{text}}" } } } } } }""";
            string[] said = [.. (await Judged.SaidAsync(settings)).Select(message => message["RES0201: ".Length..].Replace("; to say nothing, leave the key out", string.Empty, StringComparison.Ordinal))];
            string[] refused = Refusals(settings);
            refused.Length.ShouldBe(said.Length, $"{text}: {string.Join(" | ", refused)}");
            foreach ((string one, string other) in said.Zip(refused))
            {
                other.ShouldStartWith($"Resilience:Interfaces:IShop:Policies:{policy}:{option}: {one}.");
            }
        }
    }

    [Theory]
    [InlineData("""{ }""")]
    [InlineData("""{ "Policies": { "Timeouts": 5 } }""")]
    [InlineData("""{ "Policies": { "Retry": { "MaxRetry": 5 } } }""")]
    [InlineData("""{ "Policies": { "Coalesce": { "Enabled": true } } }""")]
    [InlineData("""{ "Policies": { "Coalesce": true } }""")]
    [InlineData("""{ "Policies": { "CircuitBreaker": "" } }""")]
    [InlineData("""{ "Policies": { "Timeout": [] } }""")]
    [InlineData("""{ "Policies": { "Timeout": {} } }""")]
    [InlineData("""{ "Policies": { "Timeout": [ 5 ] } }""")]
    [InlineData("""{ "Policies": { "Fallback": { "Method": "x" } } }""")]
    [InlineData("""{ "Policies": { "Retry": { "Idempotent": true } } }""")]
    [InlineData("""{ "Policies": [ ] }""")]
    [InlineData("""{ "Policies": [ "Timeout" ] }""")]
    [InlineData("""{ "Policies": "Timeout" }""")]
    [InlineData("""{ "Policies:Timeout:Milliseconds": 5 }""")]
    [InlineData("""{ "Policies:Timeout:Seconds": 5 }""")]
    [InlineData("""{ "Policies": { "Cache": 5 } }""")]
    [InlineData("""{ "Timeout": 5 }""")]
    [InlineData("""{ "Methods": { "CountAsync": { "Timeout": 5, "Retry": 5, "CircuitBreaker": { "Enabled": false } } } }""")]
    [InlineData("""{ "Methods": { "CountAsync": { "CircuitBreaker": { "FailureThreshold": 5 } } } }""")]
    [InlineData("""{ "Methods": { "PriceAsync": { "CircuitBreaker": { "FailureThreshold": 5 } } } }""")]
    [InlineData("""{ "Methods": { "CountAsync": { "Bulkhead": 0, "RateLimit": { "Permits": "0" } } } }""")]
    [InlineData("""{ "Methods": { "CountAsync": { "Bulkhead": 5 } } }""")]
    [InlineData("""{ "Methods": { "CountAsync": { "Hedge": 5 } } }""")]
    [InlineData("""{ "Methods": { "CountAsync": { } } }""")]
    [InlineData("""{ "Methods": { "CountAsync": 5 } }""")]
    [InlineData("""{ "Methods": { "CountOfflineAsync": { "Timeout": 5 } } }""")]
    [InlineData("""{ "Methods": { "Count": null } }""")]
    public async Task A_place_is_refused_where_the_application_refuses_it(string place)
    {
        string settings = $$"""{ "Resilience": { "Interfaces": { "IShop": {{place}} } } }""";
        (await Judged.SaidAsync(settings)).Length.ShouldBe(Refusals(settings).Length, string.Join(" | ", Refusals(settings)));
    }

    private static string[] Refusals(string settings)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(settings))).Build();
        using ResilienceRuntime runtime = new(new ResilienceOptions { Configuration = configuration });
        try
        {
            Resilient.Wrap<IShop>(new ShopOutOfStock(), runtime);
            return [];
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message.Split(Environment.NewLine)[1..];
        }
    }
}
