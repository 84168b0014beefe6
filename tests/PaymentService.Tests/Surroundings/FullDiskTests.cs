using System.Net;
using Npgsql;

namespace PaymentService.Tests;

/// <summary>The payments themselves fill the disk that they are kept on.</summary>
public sealed class FullDiskTests : ServiceTest
{
    private readonly SmallDisk _disk = SmallDisk.Mount();

    internal override IEnumerable<string> Settings =>
        DatabaseTestCase.Current is Databases.Sqlite ? [$"--ConnectionStrings:Payments=Data Source={_disk.Folder}/payments.db;Default Timeout=1"] : [];

    private string Tablespace => Path.GetFileName(_disk.Folder).ToLowerInvariant().Replace('-', '_');

    private static string Description => new('x', 500);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (DatabaseTestCase.Current is Databases.Postgres)
        {
            _disk.GiveTo("postgres");
            await ExecuteAsync(
                Database.ConnectionString,
                $"CREATE TABLESPACE {Tablespace} LOCATION '{_disk.Folder}'",
                $"ALTER TABLE ALL IN TABLESPACE pg_default SET TABLESPACE {Tablespace}",
                $"ALTER INDEX ALL IN TABLESPACE pg_default SET TABLESPACE {Tablespace}");
        }
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (DatabaseTestCase.Current is Databases.Postgres)
        {
            await ExecuteAsync(new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Database = "postgres" }.ConnectionString, $"DROP TABLESPACE {Tablespace}");
        }

        _disk.Dispose();
    }

    [DatabaseFact(OnSmallDisk = true)]
    public async Task None_that_was_taken_is_lost_and_the_others_can_be_sent_again()
    {
        _disk.Fill(pagesLeft: 24);
        Dictionary<string, Answer> answers = [];
        for (int refused = 0; refused < 5;)
        {
            string key = $"order-{answers.Count}";
            answers.Add(key, await Service.PayAsync(key, description: Description));
            refused += answers[key].Status is HttpStatusCode.ServiceUnavailable ? 1 : 0;
        }

        answers.Count.ShouldBeGreaterThan(5, "there was room for some");
        _disk.Free();

        await UntilAsync(async () => await Service.CountAsync("pending") == 0, "what was begun is finished");
        List<string> ids = [];
        foreach ((string key, Answer answer) in answers)
        {
            Answer ended = (await Service.PayAsync(key, description: Description)).ShouldBe(HttpStatusCode.Created, "SUCCESS");
            ids.Add(ended.PaymentId);
            if (answer.Status is not HttpStatusCode.ServiceUnavailable)
            {
                answer.ShouldBe(HttpStatusCode.Created, "SUCCESS").PaymentId.ShouldBe(ended.PaymentId);
            }
        }

        (await Service.CountAsync()).ShouldBe(answers.Count);
        await ShouldBeChargedOnceAsync([.. ids]);
    }

    private static async Task ExecuteAsync(string connectionString, params string[] statements)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        foreach (string statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
