using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PaymentService.Trials;

namespace PaymentService.Tests;

/// <summary>A copy of the books is put back under the running service: from then on it is the books.</summary>
public sealed class SqliteRestoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payments-restored");
    private readonly LoopbackPort _port = new();
    private readonly TrialLog _log;
    private readonly HttpClient _http;

    public SqliteRestoreTests()
    {
        _log = new TrialLog(Path.Combine(_folder.FullName, "trial.log"));
        _http = new HttpClient { BaseAddress = _port.Address };
    }

    public void Dispose()
    {
        _http.Dispose();
        _log.Dispose();
        _port.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_accepted_after_that_is_there_after_the_restart(bool killed)
    {
        await using ServiceProcess first = await StartAsync("first life");
        string kept = await PayAsync("kept");
        DirectoryInfo copy = Copy();
        await PayAsync("stored after the copy was made");
        PutBack(copy);
        string accepted = await PayAsync("accepted after the copy was put back");
        (await StoredAsync()).ShouldBe([accepted, kept]);

        await EndAsync(first, killed);

        await using ServiceProcess second = await StartAsync("second life");
        (await StoredAsync()).ShouldBe([accepted, kept]);
    }

    [Fact]
    public async Task A_log_that_somebody_deleted_takes_nothing_with_it()
    {
        await using ServiceProcess first = await StartAsync("first life");
        string before = await PayAsync("stored before the log was deleted");
        File.Delete(Path.Combine(_folder.FullName, "payments.db-wal"));
        string after = await PayAsync("accepted after that");

        await EndAsync(first, killed: true);

        await using ServiceProcess second = await StartAsync("second life");
        (await StoredAsync()).ShouldBe([after, before]);
    }

    private static async Task EndAsync(ServiceProcess service, bool killed)
    {
        if (killed)
        {
            service.Kill();
        }
        else
        {
            using var stop = Process.Start("kill", ["-TERM", $"{service.Id}"]);
        }

        (await service.Ended).ShouldBe(killed ? 128 + 9 : 0);
    }

    private async Task<ServiceProcess> StartAsync(string name)
    {
        // Nobody listens there: every payment is stored, queued and answered 202. The worker does not look for it while files are moved.
        ServiceProcess service = ServiceProcess.Start(
            name, _port.Address, _folder.FullName, ["--Stripe:ApiBase=http://127.0.0.1:9", "--RetryQueue:PollInterval=01:00:00"], _log);
        await service.Ready;
        return service;
    }

    private async Task<string> PayAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/payments")
        {
            Content = JsonContent.Create(new { amount = 1999, currency = "eur", paymentMethod = "pm_card_visa" }),
            Headers = { { "Idempotency-Key", key } },
        };
        using HttpResponseMessage response = await _http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("paymentId").GetString()!;
    }

    private async Task<IEnumerable<string?>> StoredAsync() => (await _http.GetFromJsonAsync<JsonElement>("/payments"))
        .GetProperty("items").EnumerateArray().Select(payment => payment.GetProperty("paymentId").GetString());

    /// <summary>As <c>cp -p payments.db*</c> does.</summary>
    private DirectoryInfo Copy()
    {
        DirectoryInfo copy = _folder.CreateSubdirectory("copy");
        foreach (FileInfo file in _folder.GetFiles("payments.db*"))
        {
            file.CopyTo(Path.Combine(copy.FullName, file.Name));
        }

        return copy;
    }

    /// <summary>As <c>mv</c> does. The index of the log is made anew from it.</summary>
    private void PutBack(DirectoryInfo copy)
    {
        File.Delete(Path.Combine(_folder.FullName, "payments.db-shm"));
        File.Delete(Path.Combine(copy.FullName, "payments.db-shm"));
        foreach (FileInfo file in copy.GetFiles())
        {
            file.MoveTo(Path.Combine(_folder.FullName, file.Name), overwrite: true);
        }
    }
}
