using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PaymentService;

/// <summary>
/// Keeps pooled connections from outliving the file that they were opened on: in one that was moved away or replaced they
/// would go on reading and writing, and nobody would notice that it is gone.
/// </summary>
internal sealed class PooledConnections(string file) : DbConnectionInterceptor
{
    private readonly Lock _lock = new();
    private DateTime _created;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Check((SqliteConnection)connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Check((SqliteConnection)connection);
        return ValueTask.FromResult(result);
    }

    private void Check(SqliteConnection connection)
    {
        // A moment before history where there is no file. Another file was made at another moment.
        DateTime created = File.GetCreationTimeUtc(file);
        lock (_lock)
        {
            if (created == _created)
            {
                return;
            }

            _created = created;
        }

        SqliteConnection.ClearPool(connection);
    }
}
