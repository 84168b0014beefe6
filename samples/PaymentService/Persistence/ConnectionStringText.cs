using System.Collections.Frozen;
using System.Data.Common;

namespace PaymentService;

/// <summary>A connection string as it may be shown: a password can stand behind any keyword that is misspelt.</summary>
internal static class ConnectionStringText
{
    private static readonly FrozenSet<string> s_open = new[]
    {
        "host", "server", "port", "database", "username", "user id", "ssl mode", "pooling", "timeout", "command timeout", "maximum pool size", "minimum pool size",
        "data source", "datasource", "filename", "mode", "cache", "default timeout",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string WithoutSecrets(string connectionString)
    {
        try
        {
            var pairs = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return $"'{string.Join(';', pairs.Keys.Cast<string>().Select(key => $"{key}={(s_open.Contains(key) ? pairs[key] : "***")}"))}'";
        }
        catch (ArgumentException)
        {
            return "no list of keyword=value (not shown here: there may be a password in it)";
        }
    }
}
