using Microsoft.Data.Sqlite;
using Npgsql;

namespace PaymentService;

/// <summary>
/// Which exceptions mean that the database is away: it passes, and nobody's request is to blame. A statement that is wrong,
/// or breaks a rule of the tables, is an error of ours and none of these.
/// </summary>
internal static class DatabaseAbsence
{
    // https://www.sqlite.org/rescode.html
    private const int SqliteError = 1;
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Protocol = 15;
    private const int NotADatabase = 26;

    /// <summary>Looks through what EF Core and others have wrapped around it.</summary>
    public static bool Explains(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SqliteException sqlite:
                    return IsAway(sqlite);
                case PostgresException answer:
                    return IsAway(answer);
                case PaymentGoneException:
                    return true;
                case NpgsqlException:
                    // No answer: the server is not there, is cut off, is too slow, or the pool has no connection left.
                    return true;
            }
        }

        return false;
    }

    private static bool IsAway(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Permission or Busy or Locked or NoMemory or ReadOnly or InputOutput or Corrupt or Full or CannotOpen or Protocol or NotADatabase => true,
        // The file is there, and its tables are not up to date yet.
        SqliteError => exception.Message.Contains("no such table", StringComparison.Ordinal)
            || exception.Message.Contains("no such column", StringComparison.Ordinal) || exception.Message.Contains("has no column", StringComparison.Ordinal),
        _ => false,
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static bool IsAway(PostgresException exception) => exception.SqlState switch
    {
        // The server is there, and the database or its tables are not up to date yet.
        PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => true,
        // A standby, until it is promoted.
        PostgresErrorCodes.ReadOnlySqlTransaction => true,
        // Lost against another transaction; the next try wins.
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable => true,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => true,
        // By class: no connection, no access, no resources left, an operator has stepped in, the system has failed.
        ['0', '8', ..] or ['2', '8', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] => true,
        _ => false,
    };
}
