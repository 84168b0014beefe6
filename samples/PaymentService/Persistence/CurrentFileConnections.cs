using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace PaymentService;

/// <summary>
/// Makes a connection out of the pool fit for use: it must be one to the file that is there now, not to one that was moved
/// away or replaced, nor to a log that was deleted, where what is stored would be lost; it must be one that can write, which
/// one that was opened while the file could not be written never can; and it waits for a lock as SQLite itself does, a
/// millisecond at a time, where the provider's own wait sleeps 150 ms between looks.
/// </summary>
internal sealed class CurrentFileConnections : DbConnectionInterceptor
{
    /// <summary>https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html: is the file still the one at its path?</summary>
    private const int HasMoved = 20;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => MakeFit((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        MakeFit((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void MakeFit(SqliteConnection connection)
    {
        if (IsOfThePast(connection))
        {
            SqliteConnection.ClearPool(connection);
            connection.Close();
            connection.Open();
        }

        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}";
        command.ExecuteNonQuery();
    }

    private static bool IsOfThePast(SqliteConnection connection)
    {
        sqlite3 handle = connection.Handle!;
        return (sqlite3_file_control(handle, "main\0"u8.ToArray(), HasMoved, out int moved) == raw.SQLITE_OK && moved != 0)
            || raw.sqlite3_db_readonly(handle, "main") == 1
            || !File.Exists(raw.sqlite3_db_filename(handle, "main").utf8_to_string() + "-wal");
    }

    /// <summary>The provider has no name for it.</summary>
    [DllImport("e_sqlite3", ExactSpelling = true)]
    private static extern int sqlite3_file_control(sqlite3 db, byte[] database, int operation, out int answer);
}
