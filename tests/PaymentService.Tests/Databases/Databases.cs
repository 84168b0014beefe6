namespace PaymentService.Tests;

/// <summary>What a service can keep its payments in.</summary>
[Flags]
public enum Databases
{
    Sqlite = 1,
    Postgres = 2,
    Both = Sqlite | Postgres,
}
