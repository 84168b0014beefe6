using Microsoft.EntityFrameworkCore;

namespace PaymentService;

internal sealed class SqlitePaymentsContext(DbContextOptions<SqlitePaymentsContext> options) : PaymentsContext(options);
