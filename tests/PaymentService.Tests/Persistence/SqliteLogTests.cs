using Microsoft.Data.Sqlite;

namespace PaymentService.Tests;

/// <summary>SQLite's log beside the file: who closes the last connection empties and deletes it, which takes ten flushes of the disk.</summary>
public sealed class SqliteLogTests : ServiceTest
{
    private string Payments => ((SqliteTestDatabase)Database).File;

    private string Log => $"{Payments}-wal";

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task It_outlives_a_payment_and_goes_with_the_service()
    {
        await Service.PayAsync("order-1");
        File.Exists(Log).ShouldBeTrue("or each payment deletes it and makes it anew");

        await Service.DisposeAsync();

        Directory.GetFiles(Folder, $"{Path.GetFileName(Payments)}*").ShouldBe([Payments]);
        Service = await StartServiceAsync();
        (await Service.CountAsync("success")).ShouldBe(1);
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task It_can_be_emptied_under_a_service_at_ease_and_so_does_not_grow_without_end()
    {
        await Service.PayAsync("order-1");
        await using var connection = new SqliteConnection($"Data Source={Payments};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand empty = connection.CreateCommand();
        empty.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";

        (await empty.ExecuteScalarAsync()).ShouldBe(0L, "nobody is in the way");

        new FileInfo(Log).Length.ShouldBe(0);
    }
}
