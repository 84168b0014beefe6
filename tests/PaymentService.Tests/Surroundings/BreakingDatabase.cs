using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace PaymentService.Tests;

/// <summary>
/// Stands between the service and its database, counts every word between them, and breaks off at the one it is told: before it is said, or
/// after it took effect and before the service hears so.
/// </summary>
internal sealed class BreakingDatabase(IHttpContextAccessor http) : IDbConnectionInterceptor, IDbCommandInterceptor, IDbTransactionInterceptor
{
    /// <summary>Null: it does not break.</summary>
    public volatile BreakPlan? Plan;

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Before(connection, result);

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Before(command.Connection, result);

    public ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        After(command.Connection, result);

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Before(command.Connection, result);

    public ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        After(command.Connection, result);

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        Before(connection, result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Before(transaction.Connection, result);

    public async Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        await After(eventData.Context!.Database.GetDbConnection(), true);

    private ValueTask<T> Before<T>(DbConnection? connection, T result) =>
        Counts(out BreakPlan? plan) && plan.BreaksBeforeNext() ? throw Broken(connection) : ValueTask.FromResult(result);

    private async ValueTask<T> After<T>(DbConnection? connection, T result)
    {
        if (!Counts(out BreakPlan? plan) || !plan.BreaksAfterThis())
        {
            return result;
        }

        if (result is DbDataReader reader)
        {
            await reader.DisposeAsync();
        }

        throw Broken(connection);
    }

    private bool Counts([NotNullWhen(true)] out BreakPlan? plan)
    {
        plan = Plan;
        // Of requests only those that pay: the tests themselves look at payments all the time.
        return plan is not null && plan.InRequests == (http.HttpContext is not null) && http.HttpContext?.Request.Method is null or "POST";
    }

    private static DbException Broken(DbConnection? connection) => connection is SqliteConnection
        ? new SqliteException("SQLite Error 10: 'disk I/O error'.", errorCode: 10)
        : new NpgsqlException("Exception while reading from stream", new IOException("Connection reset by peer"));
}
