using System.Data.Common;

namespace PaymentService;

/// <summary>Where payments are kept: how it is reached, how it is made, and what the two kinds do differently.</summary>
internal abstract class PaymentsDatabase
{
    public const string Setting = "ConnectionStrings:Payments";

    private const string Expected =
        "Expected 'Host=…;Database=…;Username=…;Password=…' for PostgreSQL, or 'Data Source=payments.db' for a SQLite file.";

    /// <summary>For people: no password is in it.</summary>
    public abstract string Place { get; }

    /// <summary>What makes a claim pass over rows that somebody else is claiming just now.</summary>
    public abstract string SkipLocked { get; }

    /// <exception cref="InvalidOperationException">The text names no database of either kind.</exception>
    public static PaymentsDatabase Choose(string connectionString)
    {
        try
        {
            // The one thing that the two kinds spell differently is where the database is.
            var pairs = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return (IsPostgres(pairs), IsSqlite(pairs)) switch
            {
                (true, false) => new PostgresDatabase(connectionString),
                (false, true) => new SqliteDatabase(connectionString),
                (true, true) => throw new ArgumentException("It names a host and a file."),
                _ => throw new ArgumentException("It names neither a host nor a file."),
            };
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            string reason = wrong.InnerException is { } cause ? $"{wrong.Message}: {cause.Message}" : wrong.Message;
            throw new InvalidOperationException(
                $"The setting {Setting} is {ConnectionStringText.WithoutSecrets(connectionString)} and cannot be read. {reason.TrimEnd('.')}. {Expected}", wrong);
        }
    }

    public abstract void AddContext(IServiceCollection services);

    /// <summary>Makes the database where there is none, and brings its tables up to date.</summary>
    public abstract Task PrepareAsync(PaymentsContext db, CancellationToken cancellationToken);

    private static bool IsPostgres(DbConnectionStringBuilder pairs) => pairs.ContainsKey("Host") || pairs.ContainsKey("Server");

    private static bool IsSqlite(DbConnectionStringBuilder pairs) =>
        pairs.ContainsKey("Data Source") || pairs.ContainsKey("DataSource") || pairs.ContainsKey("Filename");
}
