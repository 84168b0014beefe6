namespace PaymentService.Trials;

/// <summary>What a kill trial is to do.</summary>
/// <param name="Database">The database; SQLite has one instance of the service, PostgreSQL two.</param>
/// <param name="Kills">So many services are killed while they take requests; those killed while they start come on top.</param>
/// <param name="Payments">At least so many payments are made; clients go on until the kills are through as well.</param>
/// <param name="Seed">Of all that is drawn by lot. It repeats the draws, not the machine's timing.</param>
/// <param name="KillDatabase">Whether the database server dies too, once.</param>
internal sealed record KillSettings(DatabaseKind Database, int Kills, int Payments, int Seed, bool KillDatabase = false)
{
    public int Instances => Database is DatabaseKind.Sqlite ? 1 : 2;

    public static int Clients => 16;

    /// <summary>Stripe misbehaves for the first three quarters of the kills; the others strike a service whose Stripe is well.</summary>
    public int KillsInStorm => Kills * 3 / 4;

    /// <summary>A source of draws for one of those who draw.</summary>
    public Random Draws(string who) => new(who.Aggregate(Seed, (hash, letter) => unchecked((hash * 31) + letter)));
}
