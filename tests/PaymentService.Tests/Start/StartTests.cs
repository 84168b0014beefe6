using System.Net;
using System.Net.Sockets;

namespace PaymentService.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task An_address_that_is_taken_is_named_in_one_line_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string address = $"http://{other.LocalEndpoint}";

        string said = await EndAsync(1, $"--urls={address}");

        Lines(said).ShouldHaveSingleItem().ShouldStartWith("Cannot start: ");
        said.ShouldContain(address);
        said.ShouldContain("--urls=");
    }

    [Theory]
    [InlineData("--RetryQueue:Lease=soon", "RetryQueue:Lease is 'soon'")]
    [InlineData("--Stripe:ApiBase=nowhere", "Stripe:ApiBase")]
    [InlineData("--ConnectionStrings:Payments=Date Source=p.db", "ConnectionStrings:Payments")]
    [InlineData("--urls=nowhere", "nowhere")]
    [InlineData("--urls=http://127.0.0.1:99999", "urls")]
    public async Task A_wrong_setting_is_one_line(string setting, string named)
    {
        string said = await EndAsync(1, setting);

        Lines(said).ShouldHaveSingleItem().ShouldStartWith("Cannot start: ");
        said.ShouldContain(named);
    }

    [Fact]
    public async Task Who_misspells_the_demo_is_shown_the_usage()
    {
        string said = await EndAsync(2, "dmo");

        said.ShouldContain("Not understood: dmo");
        said.ShouldContain("PaymentService demo");
    }

    private static async Task<string> EndAsync(int exitCode, params string[] arguments)
    {
        await using ProgramProcess program = ProgramProcess.Start(arguments);
        int ended = await program.EndAsync(TimeSpan.FromSeconds(30));
        ended.ShouldBe(exitCode, program.Output);
        return program.Output;
    }

    private static string[] Lines(string said) => said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
