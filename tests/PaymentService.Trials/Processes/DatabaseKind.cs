namespace PaymentService.Trials;

/// <summary>The databases that a trial can be run on.</summary>
internal enum DatabaseKind
{
    Sqlite,
    Postgres,
}
