using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace StripeSimulator;

/// <summary>
/// The books during one request: a transaction, so that a request's effect and the answer stored under its idempotency key
/// are both kept or both lost. Without <see cref="Commit"/> nothing is kept.
/// </summary>
internal sealed class Books(SqliteTransaction transaction, Action done) : IDisposable
{
    public T? Find<T>(string id)
        where T : class, IStripeObject
        => Read<T>("SELECT body FROM objects WHERE id = $id AND type = $type", ("$id", id), ("$type", T.Type)).SingleOrDefault();

    /// <summary>Writes a new object, or a known one anew.</summary>
    public T Save<T>(T entry)
        where T : class, IStripeObject
    {
        using SqliteCommand command = Command(
            "INSERT INTO objects (id, type, body) VALUES ($id, $type, $body) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
            ("$id", entry.Id), ("$type", T.Type), ("$body", JsonSerializer.Serialize(entry, StripeJson.Options)));
        command.ExecuteNonQuery();
        return entry;
    }

    /// <summary>Everything of a kind, oldest first.</summary>
    public List<T> All<T>()
        where T : class, IStripeObject
        => Read<T>("SELECT body FROM objects WHERE type = $type ORDER BY number", ("$type", T.Type));

    /// <summary>Newest first, one more than the page holds when there is a next page.</summary>
    public List<T> Page<T>(ListQuery query)
        where T : class, IStripeObject
    {
        List<T> page = Read<T>(
            $"""
            SELECT body FROM objects
            WHERE type = $type
              AND ($intent IS NULL OR json_extract(body, '$.payment_intent') = $intent)
              AND ($after IS NULL OR number < (SELECT number FROM objects WHERE id = $after))
              AND ($before IS NULL OR number > (SELECT number FROM objects WHERE id = $before))
            ORDER BY number {(query.EndingBefore is null ? "DESC" : "ASC")}
            LIMIT $limit
            """,
            ("$type", T.Type), ("$intent", query.PaymentIntent), ("$after", query.StartingAfter),
            ("$before", query.EndingBefore), ("$limit", query.Limit + 1));
        return page;
    }

    public StoredAnswer? FindAnswer(string key)
    {
        using SqliteCommand command = Command(
            "SELECT path, parameters, request_id, status, body FROM idempotency_keys WHERE key = $key", ("$key", key));
        using SqliteDataReader row = command.ExecuteReader();
        return row.Read()
            ? new StoredAnswer(row.GetString(0), row.GetString(1), row.GetString(2), new Answer(row.GetInt32(3), row.GetString(4)))
            : null;
    }

    public void SaveAnswer(string key, StoredAnswer stored)
    {
        using SqliteCommand command = Command(
            """
            INSERT INTO idempotency_keys (key, path, parameters, request_id, status, body)
            VALUES ($key, $path, $parameters, $request, $status, $body)
            """,
            ("$key", key), ("$path", stored.Path), ("$parameters", stored.Parameters), ("$request", stored.RequestId),
            ("$status", stored.Answer.Status), ("$body", stored.Answer.Body));
        command.ExecuteNonQuery();
    }

    public void Commit() => transaction.Commit();

    public void Dispose()
    {
        transaction.Dispose();
        done();
    }

    private List<T> Read<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = Command(sql, parameters);
        using SqliteDataReader rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(JsonSerializer.Deserialize<T>(rows.GetString(0), StripeJson.Options)!);
        }

        return found;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        SqliteCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
