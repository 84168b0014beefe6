namespace PaymentService.Trials;

/// <summary>How a PostgreSQL server is stopped.</summary>
internal enum PostgresStop
{
    /// <summary>Transactions are rolled back, clients are told, and the books are closed.</summary>
    Fast,

    /// <summary>Everything is dropped where it stands; the next start recovers from the log.</summary>
    Immediate,
}
