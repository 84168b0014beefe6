using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace PaymentService.Tests;

public sealed class BackupSettingsTests
{
    [Theory]
    [InlineData("The setting Backup:ApiBase must be an http or https address.", "--Backup:ApiBase=nowhere")]
    [InlineData("The setting Backup:ApiBase must be an http or https address.", "--Backup:ApiBase=ftp://backup")]
    [InlineData("The setting Backup:ApiKey is there without Backup:ApiBase; set the backup processor's address, or neither.", "--Backup:ApiKey=sk_test_1")]
    public async Task A_wrong_setting_is_one_line_at_the_start(string expected, string setting)
    {
        await using ProgramProcess program = ProgramProcess.Start("--urls=http://127.0.0.1:0", setting);

        (await program.EndAsync(TimeSpan.FromSeconds(30))).ShouldBe(1, program.Output);

        program.Output.Trim().ShouldBe($"Cannot start: {expected}");
    }

    [Theory]
    [InlineData("--Stripe:ApiBase=http://127.0.0.1:12111", "--Backup:ApiBase=http://127.0.0.1:12111/")]
    [InlineData("--Stripe:ApiBase=http://localhost:12111", "--Backup:ApiBase=http://127.0.0.1:12111")]
    [InlineData("--Stripe:ApiKey=sk_test_1", "--Backup:ApiBase=https://API.stripe.com/")]
    public async Task A_backup_that_is_Stripe_itself_is_refused(string stripe, string backup)
    {
        await using ProgramProcess program = ProgramProcess.Start("--urls=http://127.0.0.1:0", stripe, backup);

        (await program.EndAsync(TimeSpan.FromSeconds(30))).ShouldBe(1, program.Output);

        program.Output.Trim().ShouldBe("Cannot start: The setting Backup:ApiBase names the server that Stripe:ApiBase names; the backup must be another one.");
    }

    [Fact]
    public async Task Two_wrong_addresses_are_one_line_too()
    {
        await using ProgramProcess program = ProgramProcess.Start("--urls=http://127.0.0.1:0", "--Stripe:ApiBase=nowhere", "--Backup:ApiBase=nowhere");

        (await program.EndAsync(TimeSpan.FromSeconds(30))).ShouldBe(1, program.Output);

        string line = program.Output.Trim();
        line.ShouldStartWith("Cannot start: ");
        line.ShouldContain("Stripe:ApiBase");
        line.ShouldContain("Backup:ApiBase");
        line.ShouldNotContain('\n');
    }

    [Fact]
    public async Task Without_an_address_there_is_no_backup()
    {
        await using WebApplication app = PaymentApp.Build(PaymentApp.CreateBuilder("--Stripe:ApiBase=http://127.0.0.1:12111"));
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();

        scope.ServiceProvider.GetRequiredService<Gateways>().HasBackup.ShouldBeFalse();
    }
}
