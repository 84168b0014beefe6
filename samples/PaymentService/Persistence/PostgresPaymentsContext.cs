using Microsoft.EntityFrameworkCore;

namespace PaymentService;

internal sealed class PostgresPaymentsContext(DbContextOptions<PostgresPaymentsContext> options) : PaymentsContext(options);
