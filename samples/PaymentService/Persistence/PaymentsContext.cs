using Microsoft.EntityFrameworkCore;

namespace PaymentService;

/// <summary>The tables, whatever the database; each provider has a context and migrations of its own.</summary>
internal abstract class PaymentsContext(DbContextOptions options) : DbContext(options)
{
    public const int MaxKeyLength = 255;
    public const int MaxDescriptionLength = 500;

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<QueuedPayment> RetryQueue => Set<QueuedPayment>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<PaymentId>().HaveConversion<PaymentIdConverter>().HaveMaxLength(40);
        configurationBuilder.Properties<PaymentIntentId>().HaveConversion<PaymentIntentIdConverter>().HaveMaxLength(PaymentIntentId.MaxLength);
        configurationBuilder.Properties<Processor>().HaveConversion<ProcessorConverter>().HaveMaxLength(20);
        configurationBuilder.Properties<PaymentStatus>().HaveConversion<PaymentStatusConverter>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Payment>(payment =>
        {
            payment.HasKey(p => p.Id);
            payment.Property(p => p.Id).ValueGeneratedNever();
            payment.Property(p => p.IdempotencyKey).HasMaxLength(MaxKeyLength);
            payment.HasIndex(p => p.IdempotencyKey).IsUnique();
            payment.Property(p => p.DeclineCode).HasConversion<StorableText>();
            payment.Property(p => p.ErrorMessage).HasConversion<StorableText>();
            payment.HasIndex(p => new { p.Status, p.CreatedAt });
            payment.ComplexProperty(p => p.Charge, charge =>
            {
                charge.Property(c => c.Amount).HasColumnName("Amount");
                charge.Property(c => c.Currency).HasColumnName("Currency").HasMaxLength(3);
                charge.Property(c => c.PaymentMethod).HasColumnName("PaymentMethod").HasMaxLength(255);
                charge.Property(c => c.Description).HasColumnName("Description").HasMaxLength(MaxDescriptionLength);
            });
        });

        modelBuilder.Entity<QueuedPayment>(place =>
        {
            place.ToTable("RetryQueue");
            place.HasKey(p => p.PaymentId);
            place.HasOne<Payment>().WithOne().HasForeignKey<QueuedPayment>(p => p.PaymentId);
            place.HasIndex(p => p.DueAt);
            place.Property(p => p.Lease).IsConcurrencyToken();
        });
    }
}
