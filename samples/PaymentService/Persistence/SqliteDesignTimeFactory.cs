using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PaymentService;

/// <summary>For <c>dotnet ef migrations add … --output-dir Persistence/Migrations/Sqlite</c>, which must not start the service.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqlitePaymentsContext>
{
    public SqlitePaymentsContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePaymentsContext>().UseSqlite("Data Source=design-time.db").Options);
}
