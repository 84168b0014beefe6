using System.Globalization;
using CsCheck;
using Xunit;
using Xunit.Abstractions;

namespace Resilience.Tests.Model;

public sealed class HistoryTests(ITestOutputHelper output)
{
    /// <summary>How many histories are tried; <c>RESILIENCE_HISTORIES=1000000</c> for a long run.</summary>
    private static long Count => long.Parse(Environment.GetEnvironmentVariable("RESILIENCE_HISTORIES") ?? "5000", CultureInfo.InvariantCulture);

    [Fact]
    public void In_random_histories_the_machine_does_what_the_model_does()
        => HistoryGen.Histories.Sample(Comparison.Play, output.WriteLine, iter: Count, print: history => history.ToString());
}
