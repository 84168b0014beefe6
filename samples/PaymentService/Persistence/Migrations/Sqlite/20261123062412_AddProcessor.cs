using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PaymentService.Persistence.Migrations.Sqlite;

/// <inheritdoc />
internal sealed partial class AddProcessor : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // What is there, and what an older version still running puts in, is at Stripe.
        migrationBuilder.AddColumn<string>(
            name: "Processor",
            table: "Payments",
            type: "TEXT",
            maxLength: 20,
            nullable: false,
            defaultValue: "stripe");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn(
            name: "Processor",
            table: "Payments");
    }
}
