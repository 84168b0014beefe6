using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PaymentService.Trials;

/// <summary>
/// Lets the database itself note whenever the retry queue gives a payment to somebody: another lease than the one before.
/// Who is given it is the only one who can settle it, so what was given away once was not settled by the request that brought it.
/// </summary>
internal static class QueueClaims
{
    private const string Table = """CREATE TABLE "TrialClaims" ("PaymentId" VARCHAR(40) NOT NULL);""";
    private const string Change = """AFTER UPDATE OF "Lease" ON "RetryQueue" FOR EACH ROW WHEN """;
    private const string Note = """INSERT INTO "TrialClaims" VALUES (NEW."PaymentId");""";

    private const string Sqlite = $"""
        {Table}
        CREATE TRIGGER "NoteClaim" {Change} NEW."Lease" <> OLD."Lease" BEGIN {Note} END;
        """;

    private const string Postgres = $"""
        {Table}
        CREATE FUNCTION note_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {Note} RETURN NULL; END $$;
        CREATE TRIGGER "NoteClaim" {Change} (NEW."Lease" <> OLD."Lease") EXECUTE FUNCTION note_claim();
        """;

    public static Task NoteAsync(TrialDatabase database) =>
        database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(database.Kind is DatabaseKind.Sqlite ? Sqlite : Postgres));

    /// <returns>How often each payment was given to somebody; only those that were.</returns>
    public static async Task<Dictionary<string, int>> ReadAsync(PaymentsContext db)
    {
        DbConnection connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = """SELECT "PaymentId", COUNT(*) FROM "TrialClaims" GROUP BY "PaymentId" """;
        await using DbDataReader rows = await command.ExecuteReaderAsync();
        var claims = new Dictionary<string, int>();
        while (await rows.ReadAsync())
        {
            claims.Add(rows.GetString(0), rows.GetInt32(1));
        }

        return claims;
    }
}
