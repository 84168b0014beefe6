using System.CommandLine;

namespace PaymentService.Trials;

/// <summary><c>--database sqlite|postgres|both</c>, for every trial alike.</summary>
internal static class DatabaseOption
{
    public static Option<string> Create(string description)
    {
        var option = new Option<string>("--database") { Description = description, DefaultValueFactory = _ => "both" };
        option.AcceptOnlyFromAmong("sqlite", "postgres", "both");
        return option;
    }

    public static DatabaseKind[] Kinds(string name) => name switch
    {
        "sqlite" => [DatabaseKind.Sqlite],
        "postgres" => [DatabaseKind.Postgres],
        _ => [DatabaseKind.Sqlite, DatabaseKind.Postgres],
    };
}
