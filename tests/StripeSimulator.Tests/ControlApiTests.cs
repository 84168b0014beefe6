using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace StripeSimulator.Tests;

public sealed class ControlApiTests : SimulatorTest
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("down")]
    [InlineData("{}")]
    [InlineData("""{"mode":"explode"}""")]
    [InlineData("""{"mode":null}""")]
    [InlineData("""{"mode":1}""")]
    [InlineData("""{"mode":"error","status":"x"}""")]
    [InlineData("""{"mode":"error","status":200}""")]
    [InlineData("""{"mode":"error","status":600}""")]
    [InlineData("""{"mode":"error","status":100,"body":"html"}""")]
    [InlineData("""{"mode":"error","body":"pdf"}""")]
    [InlineData("""{"mode":"latency","delayMs":-1}""")]
    [InlineData("""{"mode":"latency","delayMs":600001}""")]
    [InlineData("""{"mode":"reset","count":0}""")]
    [InlineData("""{"mode":"down","count":1}""")]
    [InlineData("""{"mode":"reset","cuont":1}""")]
    public async Task A_fault_that_makes_no_sense_is_refused_and_changes_nothing(string fault)
    {
        await BreakAsync("""{"mode":"error","status":503}""");

        using HttpResponseMessage response = await PostFaultAsync(fault);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        JsonElement now = await FaultAsync();
        (now.Text("mode"), now.Text("status")).ShouldBe(("error", "503"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("down")]
    [InlineData("hang")]
    [InlineData("error")]
    [InlineData("reset")]
    [InlineData("lost_reply")]
    [InlineData("latency")]
    public async Task Every_mode_can_be_switched_with_all_fields_written_out_and_is_read_back(string mode)
    {
        using HttpResponseMessage response =
            await PostFaultAsync($$"""{"mode":"{{mode}}","status":500,"delayMs":0,"count":null}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await FaultAsync()).Text("mode").ShouldBe(mode);
    }

    [Fact]
    public async Task The_fault_that_is_read_tells_how_many_requests_it_has_left()
    {
        await BreakAsync("""{"mode":"error","count":3}""");
        using (await Api.GetAsync("/v1/charges"))
        {
            // The first of three.
        }

        (await FaultAsync()).Text("count").ShouldBe("2");
    }

    [Fact]
    public async Task Health_is_told_while_the_API_is_down()
    {
        await BreakAsync("""{"mode":"down"}""");

        JsonElement health = await Control.GetFromJsonAsync<JsonElement>("/_health");

        health.Text("status").ShouldBe("ok");
        health.Text("api").ShouldBe(Host.ApiBase.OriginalString);
        health.GetProperty("listening").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Faults_switched_by_many_at_once_leave_a_port_that_fits_the_last_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => BreakAsync(i % 2 == 0 ? """{"mode":"down"}""" : """{"mode":"none"}""")));

        JsonElement health = await Control.GetFromJsonAsync<JsonElement>("/_health");
        health.GetProperty("listening").GetBoolean().ShouldBe((await FaultAsync()).Text("mode") == "none");
    }
}
