using System.Text.Json;
using System.Text.Json.Nodes;

namespace Resilience.Peers.Tests;

/// <summary>Plays histories on opossum.</summary>
/// <param name="program">Where it runs.</param>
/// <param name="more">Options beyond the settings that all have in common.</param>
internal sealed class OpossumPeer(NodeProgram program, Action<JsonObject>? more = null) : IPeer
{
    public IReadOnlyList<string> Play(History history)
    {
        JsonObject options = Options(history.Settings);
        more?.Invoke(options);
        JsonObject line = new() { ["options"] = options, ["steps"] = new JsonArray([.. history.Steps.Select(Step)]) };
        return JsonSerializer.Deserialize<string[]>(program.Ask(line.ToJsonString()))!;
    }

    private static JsonObject Options(Settings settings) => new()
    {
        ["errorThresholdPercentage"] = settings.Percentage,
        ["volumeThreshold"] = settings.Volume,
        ["rollingCountTimeout"] = settings.Window,
        ["rollingCountBuckets"] = 10,
        ["resetTimeout"] = settings.Reset,
        ["allowWarmUp"] = settings.WarmsUp,
        ["timeout"] = false,
    };

    private static JsonNode Step(Step step) => step switch
    {
        Tests.Step.Begin(var call) => new JsonArray("begin", call),
        Tests.Step.End(var call, var how) => new JsonArray("end", call, how.ToString()),
        Tests.Step.Advance(var milliseconds) => new JsonArray("advance", milliseconds),
        Tests.Step.Open => new JsonArray("open"),
        Tests.Step.Close => new JsonArray("close"),
        Tests.Step.Look => new JsonArray("look"),
        Tests.Step.Hear => new JsonArray("hear"),
        Tests.Step.Restart => new JsonArray("restart"),
        Tests.Step.Outcome(var call) => new JsonArray("outcome", call),
        _ => throw new NotSupportedException($"opossum's circuit has nothing for: {step}."),
    };
}
