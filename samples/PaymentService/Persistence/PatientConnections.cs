using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PaymentService;

/// <summary>Lets SQLite itself wait for a lock, a millisecond at a time; the provider's own wait sleeps 150 ms between looks.</summary>
internal sealed class PatientConnections : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => BePatient((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        BePatient((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void BePatient(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}";
        command.ExecuteNonQuery();
    }
}
