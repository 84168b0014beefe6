namespace Resilience.Analyzers.Tests.Configuration;

public sealed class WrongValueTests
{
    [Theory]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Timeout": [|-5|] } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Timeout": { "Milliseconds": [|"30s"|] } } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Timeout": [|true|], "Retry": [|""|], "CircuitBreaker": [|3|], "Hedge": [|[]|] } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Retry": { "MaxRetries": [|1.5|], "Backoff": [|"Random"|], "Jitter": [|"yes"|], "[|Delay|]": { "a": 1 } } } } } } }""")]
    [InlineData("""{ "Resilience": { "Circuits": { "prices": { "RollingWindow": [|"00:00:00.5"|], "Enabled": [|1|] } } } }""")]
    [InlineData("""{ "Resilience": { "Enabled": [|"off"|], "Interfaces": [|"x"|], "Circuits": [|7|] } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": [|5|], "Methods": { "CountAsync": [|"x"|] } }, "Shop.IShop": [|"off"|] } } }""")]
    [InlineData("""{ "Resilience": [|"off"|] }""")]
    [InlineData("{\n  \"Resilience\": {\n    \"Interfaces:IShop:Policies\": {\n      // never\n      \"Timeout\" : [|-5|], /* x */\n    },\n  },\n}")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Timeout": [|"%%"|], "Retry": [|"____"|], "Hedge": [|"${}"|] } } } } }""")]
    public Task RES0201_is_reported(string settings) => Judged.ReportsAsync("RES0201", settings);

    [Theory]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Timeout": " 5 ", "TotalTimeout": "1.00:00:00", "Retry": 0, "CircuitBreaker": {}, "Hedge": null } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": [], "Circuits": "" } }""")]
    [InlineData("""{ "Resilience": null }""")]
    [InlineData("""{ "Resilience": { "Enabled": "TRUE", "Interfaces": { "IShop": { "Policies": { "Retry": { "Backoff": "linear", "Multiplier": "1e3", "MaxRetries": null } }, "Methods": {} } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Timeout": "${TIMEOUT}", "Retry": "#{Retries}#", "Hedge": "$(Delay)", "TotalTimeout": "__Total__", "CircuitBreaker": { "FailureThreshold": "%FAILURES%", "Enabled": "{{breaker}}" } } } } } }""")]
    [InlineData("""{ "Resilience": { "Circuits": { "prices": { "ResetTimeout": 86400000000 } } } }""")]
    public Task RES0201_is_not_reported(string settings) => Judged.IsSilentAsync(settings);

    [Theory]
    [InlineData("Policies:Timeout", "-5", "RES0201: Milliseconds is '-5', but must be 0 or more")]
    [InlineData("Policies:Timeout", "\"30s\"", "RES0201: Milliseconds is '30s', but must be a number of milliseconds up to 2147483647, or [d.]hh:mm:ss")]
    [InlineData("Policies:Timeout", "false", "RES0201: Milliseconds is 'false', but must be a number of milliseconds up to 2147483647, or [d.]hh:mm:ss; to switch the policy, write Enabled below it: { \"Enabled\": false }")]
    [InlineData("Policies:CircuitBreaker", "0", "RES0201: CircuitBreaker is '0', but has no property that a value alone could mean; to switch the policy, write Enabled below it: { \"Enabled\": false }")]
    [InlineData("Policies:Fallback", "1", "RES0201: Fallback is '1', but has no property that a value alone could mean; write one of these below it: Enabled, When")]
    [InlineData("Policies:Retry:Delay", "\"\"", "RES0201: Delay is '', but must be a number of milliseconds up to 2147483647, or [d.]hh:mm:ss; to say nothing, leave the key out")]
    [InlineData("Policies:Retry:Delay", "{ \"a\": 1 }", "RES0201: Delay is a value, but there are keys below it: a")]
    [InlineData("Policies:Retry:Jitter", "2", "RES0201: Jitter is '2', but must be true or false")]
    [InlineData("Methods", "5", "RES0201: Methods is '5', but a value means nothing here; write Policies:<policy> or Methods:<method>:<policy> below it")]
    public async Task The_message_names_value_and_remedy(string path, string value, string message)
        => (await Judged.SaidAsync($$"""{ "Resilience:Interfaces:IShop:{{path}}": {{value}} }""")).ShouldBe([message]);
}
