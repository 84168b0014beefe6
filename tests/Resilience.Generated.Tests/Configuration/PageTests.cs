using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Resilience.GeneratedTests;

/// <summary>What docs/configuration.md shows is what can be written, and the errors are those that one gets.</summary>
public sealed partial class PageTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "configuration.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Json => [.. Fence().Matches(s_page).Where(static fence => fence.Groups["language"].Value == "json").Select(static fence => fence.Groups["text"].Value)];

    [Fact]
    public void The_page_has_what_is_checked() => Json.Count.ShouldBe(2);

    [Theory]
    [MemberData(nameof(Json))]
    public void Every_section_that_it_shows_is_right(string json)
    {
        using ServiceProvider provider = Build(builder => builder
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)))
            .AddInMemoryCollection([new("Resilience:StrictConfiguration", "true")]));

        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public void Every_error_that_it_shows_is_what_one_gets()
    {
        string[] shown = Fence().Matches(s_page).Single(static fence => fence.Groups["language"].Value == "text").Groups["text"].Value.Trim().Split('\n');
        using ServiceProvider provider = Build(static builder => builder.AddInMemoryCollection(
        [
            new("Resilience:Interfaces:IPaymentGateway:Policies:Timeout", "-5"),
            new("Resilience:Interfaces:IPaymentGateway:Methods:ChargeAsync:Retry", "1"),
        ]));

        Should.Throw<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate).Failures.ShouldBe(shown, ignoreOrder: true);
    }

    private static ServiceProvider Build(Action<IConfigurationBuilder> configure)
    {
        ConfigurationBuilder builder = new();
        configure(builder);
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(builder.Build())
            .AddSingleton<IPaymentGateway>(static _ => throw new InvalidOperationException("Nobody asked for it."))
            .DecorateWithResilience<IPaymentGateway>()
            .BuildServiceProvider();
    }

    [GeneratedRegex("^```(?<language>\\w+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
