using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace PaymentService.Tests;

/// <summary>A file that is moved away, or locked, or was left in the middle of a migration.</summary>
public sealed class SqliteAwayTests : ServiceTest
{
    internal override IEnumerable<string> Settings => [$"--ConnectionStrings:Payments={Database.ConnectionString};Default Timeout=1"];

    private string Payments => ((SqliteTestDatabase)Database).File;

    private string Elsewhere => Path.Combine(Folder, "elsewhere.db");

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task Without_a_database_every_answer_is_503_with_a_time_to_come_again_and_Stripe_is_left_alone()
    {
        Answer before = await Service.PayAsync("order-0");
        TakeAway();
        int asked = Traffic.Requests.Count;

        Answer refused = (await Service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        refused.RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        (await Service.GetAsync($"/payments/{before.PaymentId}")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await Service.GetAsync("/payments")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await Service.GetAsync("/health")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        Traffic.Requests.Count.ShouldBe(asked);
        File.Exists(Payments).ShouldBeFalse("an empty database in its place would lose what was stored");
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task Only_who_pays_is_told_to_send_the_key_again()
    {
        TakeAway();

        (await Service.PayAsync("order-1")).Field("detail")!.ShouldContain("Idempotency-Key");
        (await Service.GetAsync("/payments")).Field("detail")!.ShouldNotContain("Idempotency-Key");
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task A_look_at_the_health_of_a_database_that_is_away_is_logged_in_one_line()
    {
        TakeAway();

        (await Service.GetAsync("/health")).Text.ShouldBe("Unhealthy");

        FakeLogRecord logged = Service.Log.Where(record => record.Category!.Contains("HealthCheck", StringComparison.Ordinal) && record.Level >= LogLevel.Error).ShouldHaveSingleItem();
        logged.Exception.ShouldBeNull();
        logged.Message.ShouldContain("The database is away");
        logged.Message.ShouldNotContain("\n");
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task When_it_is_back_the_same_request_is_paid_once()
    {
        TakeAway();
        await Service.PayAsync("order-1");
        BringBack();

        Answer paid = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        await ShouldBeChargedOnceAsync(paid.PaymentId);
        (await Service.GetAsync("/health")).Text.ShouldBe("Healthy");
    }

    [DatabaseTheory(On = Databases.Sqlite)]
    [InlineData("/payment_intents", 0)]
    [InlineData("/confirm", 1)]
    public async Task Lost_in_the_middle_of_a_payment_it_leaves_nothing_half_done(string after, int charges)
    {
        Traffic.After = (response, _) =>
        {
            if (response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith(after, StringComparison.Ordinal) && File.Exists(Payments))
            {
                TakeAway();
            }

            return Task.FromResult(response);
        };
        (await Service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await ChargesAsync()).Count.ShouldBe(charges);
        await UntilAsync(() => Service.Log.Any(record => record.Message.Contains("queue cannot be read", StringComparison.Ordinal)), "the worker has looked for work, in vain");

        Traffic.After = (response, _) => Task.FromResult(response);
        BringBack();

        await UntilAsync(async () => await Service.CountAsync("success") == 1, "the payment is finished");
        await ShouldBeChargedOnceAsync((await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS").PaymentId);
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task A_database_that_is_locked_is_away_too()
    {
        await using var connection = new SqliteConnection($"Data Source={Payments};Pooling=False");
        await connection.OpenAsync();
        await using (SqliteTransaction locked = connection.BeginTransaction())
        {
            (await Service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
            Traffic.Requests.ShouldBeEmpty();
        }

        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task Away_at_the_start_it_is_made_as_soon_as_it_can_be()
    {
        string later = Path.Combine(Folder, "later");
        await using Service early = await StartServiceAsync($"--ConnectionStrings:Payments=Data Source={Path.Combine(later, "payments.db")}");
        (await early.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);

        Directory.CreateDirectory(later);

        await UntilAsync(async () => (await early.GetAsync("/health")).Status == HttpStatusCode.OK, "the database is made");
        (await early.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task The_lock_of_one_who_was_killed_while_migrating_is_broken()
    {
        string file = Path.Combine(Folder, "abandoned.db");
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2020-01-01 00:00:00.0000000+00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }

        await using Service next = await StartServiceAsync($"--ConnectionStrings:Payments=Data Source={file}").WaitAsync(TimeSpan.FromSeconds(20));

        (await next.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task The_lock_of_one_who_was_killed_while_migrating_a_moment_ago_is_broken_when_it_is_old()
    {
        string file = Path.Combine(Folder, "abandoned.db");
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, datetime('now'));
            """;
        await command.ExecuteNonQueryAsync();

        await using Service next = await StartServiceAsync($"--ConnectionStrings:Payments=Data Source={file}").WaitAsync(TimeSpan.FromSeconds(20));
        (await next.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);

        command.CommandText = """UPDATE "__EFMigrationsLock" SET "Timestamp" = datetime('now', '-61 seconds')""";
        await command.ExecuteNonQueryAsync();

        await UntilAsync(async () => (await next.GetAsync("/health")).Status == HttpStatusCode.OK, "the database is up to date");
        (await next.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task A_payment_that_an_older_copy_of_the_books_knows_nothing_of_is_charged_once_when_its_key_comes_again()
    {
        (await Service.PayAsync("order-0")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        string[] copied = [.. new[] { "", "-wal" }.Where(end => File.Exists(Payments + end))];
        foreach (string end in copied)
        {
            File.Copy(Payments + end, Elsewhere + end);
        }

        Traffic.After = (response, _) =>
        {
            if (response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                Traffic.After = (other, _) => Task.FromResult(other);
                File.Delete(Payments + "-shm");
                foreach (string end in copied)
                {
                    File.Move(Elsewhere + end, Payments + end, overwrite: true);
                }
            }

            return Task.FromResult(response);
        };
        (await Service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable).RetryAfter.ShouldNotBeNull();

        Answer again = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        (await ChargesAsync()).Count(charge => charge.PaymentId == again.PaymentId && charge.Status == "succeeded").ShouldBe(1);
        (await ChargesAsync()).Count(charge => charge.Status == "succeeded").ShouldBe(2);
    }

    private void TakeAway() => File.Move(Payments, Elsewhere);

    private void BringBack() => File.Move(Elsewhere, Payments);
}
