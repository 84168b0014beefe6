using Microsoft.EntityFrameworkCore;

namespace PaymentService.Tests;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_for_SQLite_make_what_the_model_says()
    {
        using var db = new SqlitePaymentsContext(new DbContextOptionsBuilder<SqlitePaymentsContext>().UseSqlite("Data Source=nowhere.db").Options);

        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void The_migrations_for_PostgreSQL_make_what_the_model_says()
    {
        using var db = new PostgresPaymentsContext(new DbContextOptionsBuilder<PostgresPaymentsContext>().UseNpgsql("Host=nowhere").Options);

        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
