using System.Net;
using Microsoft.Data.Sqlite;

namespace PaymentService.Tests;

/// <summary>The disk under the database file is full, or takes nothing any more: payments are refused for the time, none is lost or doubled.</summary>
public sealed class SqliteFullDiskTests : ServiceTest
{
    private readonly SmallDisk _disk = SmallDisk.Mount();

    internal override IEnumerable<string> Settings => [$"--ConnectionStrings:Payments=Data Source={_disk.Folder}/payments.db;Default Timeout=1"];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _disk.Dispose();
    }

    [DatabaseFact(On = Databases.Sqlite, OnSmallDisk = true)]
    public async Task What_cannot_be_stored_is_refused_and_can_be_sent_again_when_there_is_room()
    {
        _disk.Fill();

        (await Service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable).RetryAfter.ShouldNotBeNull();
        Traffic.Requests.ShouldBeEmpty();

        _disk.Free();
        Answer paid = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        (await Service.CountAsync()).ShouldBe(1);
        await ShouldBeChargedOnceAsync(paid.PaymentId);
    }

    [DatabaseTheory(On = Databases.Sqlite, OnSmallDisk = true)]
    [InlineData("/payment_intents", 0)]
    [InlineData("/confirm", 1)]
    public async Task Filled_in_the_middle_of_a_payment_it_leaves_nothing_half_done(string after, int charges)
    {
        Traffic.After = (response, _) =>
        {
            if (response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith(after, StringComparison.Ordinal))
            {
                _disk.Fill();
            }

            return Task.FromResult(response);
        };
        (await Service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await ChargesAsync()).Count.ShouldBe(charges);
        await UntilAsync(() => Service.Log.Any(record => record.Message.Contains("queue cannot be read", StringComparison.Ordinal)), "the worker has looked for work, in vain");

        Traffic.After = (response, _) => Task.FromResult(response);
        _disk.Free();

        await UntilAsync(async () => await Service.CountAsync("success") == 1, "the payment is finished");
        await ShouldBeChargedOnceAsync((await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS").PaymentId);
    }

    [DatabaseTheory(On = Databases.Sqlite, OnSmallDisk = true)]
    [InlineData("payments.db")]
    [InlineData("other.db")]
    public async Task Full_at_the_start_the_service_waits_for_room(string file)
    {
        await Service.DisposeAsync();
        _disk.Fill();
        Service = await StartServiceAsync($"--ConnectionStrings:Payments=Data Source={_disk.Folder}/{file};Default Timeout=1");

        (await Service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await Service.GetAsync("/health")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        _disk.Free();
        await UntilAsync(async () => (await Service.GetAsync("/health")).Status == HttpStatusCode.OK, "the database is made");
        await ShouldBeChargedOnceAsync((await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS").PaymentId);
    }

    [DatabaseFact(On = Databases.Sqlite, OnSmallDisk = true)]
    public async Task Health_is_unhealthy_from_the_first_payment_that_could_not_be_stored()
    {
        // Who has looked into the file keeps SQLite's own files beside it, without which nobody could even read.
        await using var reader = new SqliteConnection($"Data Source={_disk.Folder}/payments.db;Pooling=False");
        await reader.OpenAsync();
        await using SqliteCommand look = reader.CreateCommand();
        look.CommandText = """SELECT COUNT(*) FROM "Payments" """;
        await look.ExecuteScalarAsync();
        await Service.PayAsync("order-1");
        _disk.Fill();
        (await Service.PayAsync("order-2")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await Service.GetAsync("/payments")).Status.ShouldBe(HttpStatusCode.OK, "what is there can be read");

        Answer health = await Service.GetAsync("/health");

        health.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        health.Text.ShouldBe("Unhealthy");
        _disk.Free();
        await Service.PayAsync("order-2");
        (await Service.GetAsync("/health")).Text.ShouldBe("Healthy");
    }

    [DatabaseFact(On = Databases.Sqlite, OnSmallDisk = true)]
    public async Task A_disk_that_takes_nothing_any_more_is_as_good_as_full()
    {
        await Service.PayAsync("order-1");
        _disk.SetReadOnly(true);

        (await Service.PayAsync("order-2")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await Service.GetAsync("/health")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        _disk.SetReadOnly(false);
        (await Service.PayAsync("order-2")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        (await Service.GetAsync("/health")).Text.ShouldBe("Healthy");
    }
}
