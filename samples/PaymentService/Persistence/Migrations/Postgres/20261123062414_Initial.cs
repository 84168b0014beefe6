using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PaymentService.Persistence.Migrations.Postgres;

/// <inheritdoc />
internal sealed partial class Initial : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "Payments",
            columns: table => new
            {
                Id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                IdempotencyKey = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                Processor = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                IntentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                ConfirmSentAt = table.Column<long>(type: "bigint", nullable: true),
                TransactionId = table.Column<string>(type: "text", nullable: true),
                DeclineCode = table.Column<string>(type: "text", nullable: true),
                ErrorMessage = table.Column<string>(type: "text", nullable: true),
                CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                Amount = table.Column<long>(type: "bigint", nullable: false),
                Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                Description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                PaymentMethod = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Payments", x => x.Id);
            });

        migrationBuilder.CreateTable(
            name: "RetryQueue",
            columns: table => new
            {
                PaymentId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                DueAt = table.Column<long>(type: "bigint", nullable: false),
                Lease = table.Column<Guid>(type: "uuid", nullable: false),
                Attempts = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_RetryQueue", x => x.PaymentId);
                table.ForeignKey(
                    name: "FK_RetryQueue_Payments_PaymentId",
                    column: x => x.PaymentId,
                    principalTable: "Payments",
                    principalColumn: "Id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(
            name: "IX_Payments_IdempotencyKey",
            table: "Payments",
            column: "IdempotencyKey",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_Payments_Status_CreatedAt",
            table: "Payments",
            columns: new[] { "Status", "CreatedAt" });

        migrationBuilder.CreateIndex(
            name: "IX_RetryQueue_DueAt",
            table: "RetryQueue",
            column: "DueAt");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(
            name: "RetryQueue");

        migrationBuilder.DropTable(
            name: "Payments");
    }
}
