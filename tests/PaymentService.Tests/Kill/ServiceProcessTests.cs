using System.Net;
using PaymentService.Trials;

namespace PaymentService.Tests;

public sealed class ServiceProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payments-process");
    private readonly TrialLog _log;

    public ServiceProcessTests() => _log = new TrialLog(Path.Combine(_folder.FullName, "trial.log"));

    public void Dispose()
    {
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_killed_service_is_started_again_at_the_address_it_had()
    {
        using var port = new LoopbackPort();
        using var http = new HttpClient { BaseAddress = port.Address };
        for (int lives = 1; lives <= 2; lives++)
        {
            await using ServiceProcess process = Start($"life {lives}", port);
            await process.Ready;
            (await http.GetAsync("/payments")).StatusCode.ShouldBe(HttpStatusCode.OK);

            process.Kill();

            (await process.Ended).ShouldBe(128 + 9);
            await Should.ThrowAsync<HttpRequestException>(http.GetAsync("/payments"));
        }
    }

    [Fact]
    public async Task A_service_that_does_not_come_up_says_why()
    {
        using var port = new LoopbackPort();
        await using ServiceProcess process = Start("first", port, "--RetryQueue:Lease=soon");

        (await Should.ThrowAsync<InvalidOperationException>(process.Ready)).Message.ShouldContain(_log.File);

        _log.LinesWithAny("RetryQueue:Lease is 'soon'").ShouldHaveSingleItem().ShouldContain("first");
    }

    private ServiceProcess Start(string name, LoopbackPort port, params string[] settings) =>
        ServiceProcess.Start(name, port.Address, _folder.FullName, ["--Stripe:ApiBase=http://127.0.0.1:9", .. settings], _log);
}
