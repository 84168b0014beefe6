namespace Resilience.Analyzers.Tests.Configuration;

public sealed class SameKeyTwiceTests
{
    [Theory]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Timeout": 5, "[|timeout|]": 6 } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "Nobody": { "a": 5 }, "[|NOBODY|]": { "b": 6, "[|B|]": 7 } } } }""")]
    [InlineData("""{ "Resilience": { "Enabled": true }, "[|resilience|]": { "Circuits": {} } }""")]
    [InlineData("""{ "Resilience:Enabled": true, "[|RESILIENCE|]:Circuits:prices": { "ResetTimeout": 5, "Enabled": true, "[|enabled|]": true } }""")]
    [InlineData("""{ "Resilience": { "Mine": [ { "a": 1, "[|A|]": 2 } ] } }""")]
    [InlineData("{ \"Resilience\": {\n  \"Interfaces\": {},\n  // once more\n  \"[|interfaces|]\": {},\n} }")]
    public Task RES0202_is_reported(string settings) => Judged.ReportsAsync("RES0202", settings);

    [Theory]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Timeout": 5 }, "Methods": { "CountAsync": { "timeout": 6 } } } } } }""")]
    [InlineData("""{ "Resilience:Enabled": true, "Resilience:Circuits": {} }""")]
    [InlineData("""{ "Resilience": { "Enabled": true }, "Logging": { "a": 1, "A": 2 }, "logging": {} }""")]
    public Task RES0202_is_not_reported(string settings) => Judged.IsSilentAsync(settings);

    [Fact]
    public async Task The_message_says_where_it_stands_first()
        => (await Judged.SaidAsync("{\n \"Resilience\": {\n  \"Enabled\": true,\n  \"ENABLED\": true } }")).ShouldBe(["RES0202: 'ENABLED' is 'Enabled' on line 3 once more, for keys are compared without case; write it once"]);
}
