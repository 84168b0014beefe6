using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PaymentService;

/// <summary>For <c>dotnet ef migrations add … --output-dir Persistence/Migrations/Postgres</c>, which needs no server.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresPaymentsContext>
{
    public PostgresPaymentsContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPaymentsContext>().UseNpgsql("Host=design-time").Options);
}
