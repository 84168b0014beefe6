using System.Net;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PaymentService.Tests;

public sealed class PostgresSetupTests : ServiceTest
{
    [DatabaseFact(On = Databases.Postgres)]
    public async Task Instances_that_start_at_once_where_there_is_no_database_yet_all_come_up()
    {
        string name = $"{Guid.NewGuid():N}";
        string fresh = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Database = name }.ConnectionString;
        Service[] instances = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartServiceAsync($"--ConnectionStrings:Payments={fresh}"))));
        try
        {
            foreach (Service instance in instances)
            {
                (await instance.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
                instance.Log.ShouldAllBe(record => record.Level < LogLevel.Error);
            }
        }
        finally
        {
            foreach (Service instance in instances)
            {
                await instance.DisposeAsync();
            }

            await ExecuteAsync($"""DROP DATABASE "{name}" WITH (FORCE)""");
        }
    }

    [DatabaseFact(On = Databases.Postgres)]
    public async Task A_database_that_was_made_empty_gets_its_tables()
    {
        string name = $"{Guid.NewGuid():N}";
        await ExecuteAsync($"""CREATE DATABASE "{name}" """);
        string empty = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Database = name }.ConnectionString;
        await using (Service instance = await StartServiceAsync($"--ConnectionStrings:Payments={empty}"))
        {
            (await instance.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        }

        await ExecuteAsync($"""DROP DATABASE "{name}" WITH (FORCE)""");
    }

    [DatabaseTheory(On = Databases.Postgres)]
    [InlineData("SQL_ASCII")]
    [InlineData("LATIN1")]
    public async Task A_database_that_cannot_hold_every_text_is_refused_at_the_start(string encoding)
    {
        string name = $"{Guid.NewGuid():N}";
        await ExecuteAsync($"""CREATE DATABASE "{name}" TEMPLATE template0 ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C'""");
        string narrow = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Database = name }.ConnectionString;

        string said = (await Should.ThrowAsync<InvalidOperationException>(() => StartServiceAsync($"--ConnectionStrings:Payments={narrow}"))).Message;

        said.ShouldContain($"{name} on ");
        said.ShouldContain($"encoded in {encoding}");
        said.ShouldContain("ENCODING 'UTF8'");
        await ExecuteAsync($"""DROP DATABASE "{name}" WITH (FORCE)""");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Database.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
