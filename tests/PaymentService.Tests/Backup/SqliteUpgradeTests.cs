using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PaymentService.Tests;

/// <summary>A database that the version before the backup processor made, with payments in every state.</summary>
public sealed class SqliteUpgradeTests : BackupTest
{
    private const string TheVersionBefore = "20261123035010_Initial";

    private string OldFile => Path.Combine(Folder, "old.db");

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task Its_payments_are_at_Stripe_and_are_finished_there()
    {
        Answer unknown = await LoseReplyAsync();
        await MakeOldAsync(
            ("pay_settled", "SUCCESS", "'pi_1'", "1", null),
            ("pay_pending", "PENDING", "NULL", "NULL", 1),
            ("pay_queued", "QUEUED_FOR_RETRY", "NULL", "NULL", 3),
            (unknown.PaymentId, "QUEUED_FOR_RETRY", $"'{(await ChargesAsync()).Single().Intent}'", "1", 2));

        await Service.DisposeAsync();
        Service = await StartServiceAsync($"--ConnectionStrings:Payments=Data Source={OldFile}");

        foreach (string id in new[] { "pay_settled", "pay_pending", "pay_queued", unknown.PaymentId })
        {
            await UntilSettledAsync(id, "SUCCESS");
            (await Service.GetAsync($"/payments/{id}")).Field("processor").ShouldBe("stripe");
        }

        await ShouldBeChargedAtStripeAsync("pay_pending", "pay_queued", unknown.PaymentId);
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task An_older_version_that_still_runs_can_take_payments_in()
    {
        await InsertAsync(((SqliteTestDatabase)Database).File, "pay_old", "PENDING", "NULL", "NULL", 1);

        await UntilSettledAsync("pay_old", "SUCCESS");

        await ShouldBeChargedAtStripeAsync("pay_old");
    }

    private async Task<Answer> LoseReplyAsync()
    {
        Traffic.Before = async (request, _) =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                await FaultAsync("lost_reply", count: 1);
            }
        };
        return (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
    }

    private async Task MakeOldAsync(params (string Id, string Status, string Intent, string Marked, int? Attempts)[] payments)
    {
        await using (SqlitePaymentsContext db = Open($"Data Source={OldFile};Pooling=False"))
        {
            await db.GetService<IMigrator>().MigrateAsync(TheVersionBefore);
        }

        foreach ((string id, string status, string intent, string marked, int? attempts) in payments)
        {
            await InsertAsync(OldFile, id, status, intent, marked, attempts);
        }
    }

    /// <summary>As the version before wrote it: it knows no processor.</summary>
    private static async Task InsertAsync(string file, string id, string status, string intent, string marked, int? attempts)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""
            BEGIN;
            INSERT INTO "Payments" ("Id", "IdempotencyKey", "Status", "IntentId", "ConfirmSentAt", "CreatedAt", "UpdatedAt", "Amount", "Currency", "PaymentMethod")
            VALUES ('{id}', 'key of {id}', '{status}', {intent}, {marked}, 1, 1, 1999, 'eur', 'pm_card_visa');
            """;
        if (attempts is not null)
        {
            command.CommandText += $"""INSERT INTO "RetryQueue" ("PaymentId", "DueAt", "Lease", "Attempts") VALUES ('{id}', 1, '{Guid.NewGuid().ToString().ToUpperInvariant()}', {attempts});""";
        }

        command.CommandText += "COMMIT;";
        await command.ExecuteNonQueryAsync();
    }

    private static SqlitePaymentsContext Open(string connectionString) =>
        new(new DbContextOptionsBuilder<SqlitePaymentsContext>().UseSqlite(connectionString).Options);
}
