using Npgsql;

namespace PaymentService.Tests;

public sealed class PaymentsDatabaseTests
{
    private const string Secret = "geheim";

    [Theory]
    [InlineData("Host=db", "payments on db, port 5432 (PostgreSQL)")]
    [InlineData("host = db ; database = shop ; port = 5433", "shop on db, port 5433 (PostgreSQL)")]
    [InlineData("Server=db;Username=u;Password=geheim", "payments on db, port 5432 (PostgreSQL)")]
    public void A_host_is_PostgreSQL(string connectionString, string place)
    {
        PaymentsDatabase database = PaymentsDatabase.Choose(connectionString);

        database.ShouldBeOfType<PostgresDatabase>();
        database.Place.ShouldBe(place);
    }

    [Theory]
    [InlineData("Data Source=/data/p.db")]
    [InlineData("DataSource=/data/p.db;Default Timeout=1")]
    [InlineData("filename=/data/p.db")]
    public void A_file_is_SQLite(string connectionString)
    {
        PaymentsDatabase database = PaymentsDatabase.Choose(connectionString);

        database.ShouldBeOfType<SqliteDatabase>();
        database.Place.ShouldBe("/data/p.db");
    }

    [Theory]
    [InlineData("", "neither a host nor a file")]
    [InlineData("p.db", "not shown")]
    [InlineData("postgresql://u:geheim@db/shop", "not shown")]
    [InlineData("Date Source=p.db", "date source=***")]
    [InlineData("Database=shop;Password=geheim", "'database=shop;password=***'")]
    [InlineData("Host=db;Data Source=p.db", "a host and a file")]
    [InlineData("Host=db;Passwrod=geheim", "Couldn't set passwrod")]
    [InlineData("Host=db;Port=many;Password=geheim", "port=many")]
    [InlineData("Host=db;Port=99999", "ports go from 1 to 65535")]
    [InlineData("Host=db;Password='geheim", "not shown")]
    [InlineData("Data Source=", "neither a host nor a file")]
    [InlineData("Data Source=p.db;Mode=often", "mode=often")]
    [InlineData("Data Source=p.db;Default Timeout=long", "default timeout=long")]
    public void What_cannot_be_read_is_one_line_that_names_the_setting_the_value_and_the_remedy_but_no_password(string connectionString, string named)
    {
        string said = Should.Throw<InvalidOperationException>(() => PaymentsDatabase.Choose(connectionString)).Message;

        said.ShouldStartWith("The setting ConnectionStrings:Payments is ");
        said.ShouldContain(named);
        said.ShouldEndWith("Expected 'Host=…;Database=…;Username=…;Password=…' for PostgreSQL, or 'Data Source=payments.db' for a SQLite file.");
        said.ShouldNotContain(Secret);
        said.ShouldNotContain("\n");
    }

    [Fact]
    public void Four_instances_stay_within_what_a_server_takes_by_default()
    {
        const int serversDefault = 100;
        const int keptForItsAdministrator = 3;
        var settings = new NpgsqlConnectionStringBuilder(new PostgresDatabase("Host=db").ConnectionString);

        (4 * settings.MaxPoolSize).ShouldBeLessThan(serversDefault - keptForItsAdministrator);
        settings.Timeout.ShouldBe(PostgresDatabase.DefaultTimeout);
    }

    [Theory]
    [InlineData("Host=a,b", "primary")]
    [InlineData("Host=a,b;Target Session Attributes=any", "any")]
    [InlineData("Host=a", null)]
    public void Of_several_hosts_only_the_primary_is_asked_for_a_standby_lags(string connectionString, string? asked)
        => new NpgsqlConnectionStringBuilder(new PostgresDatabase(connectionString).ConnectionString).TargetSessionAttributes.ShouldBe(asked);

    [Fact]
    public void What_the_setting_names_stays()
    {
        var settings = new NpgsqlConnectionStringBuilder(new PostgresDatabase("Host=db;Maximum Pool Size=50;Timeout=9;Application Name=shop").ConnectionString);

        settings.MaxPoolSize.ShouldBe(50);
        settings.Timeout.ShouldBe(9);
        settings.ApplicationName.ShouldBe("shop");
    }
}
