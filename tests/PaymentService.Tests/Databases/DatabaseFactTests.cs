using System.Reflection;

namespace PaymentService.Tests;

public sealed class DatabaseFactTests
{
    [Fact]
    public void Every_test_of_a_service_says_on_which_databases_it_runs()
    {
        IEnumerable<string> silent =
            from type in typeof(ServiceTest).Assembly.GetTypes()
            where type.IsSubclassOf(typeof(ServiceTest))
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where method.GetCustomAttribute<FactAttribute>() is { } fact and not DatabaseFactAttribute and not DatabaseTheoryAttribute
            select $"{type.Name}.{method.Name}";

        silent.ShouldBeEmpty("Mark them [DatabaseFact] or [DatabaseTheory]: a plain [Fact] or [Theory] would run on SQLite alone.");
    }

    [DatabaseTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_test_gets_an_empty_database_of_the_kind_it_runs_on(int row)
    {
        string folder = Directory.CreateTempSubdirectory("database").FullName;
        await using (TestDatabase database = await TestDatabase.CreateAsync(folder))
        {
            row.ShouldBeInRange(1, 2);
            PaymentsDatabase.Choose(database.ConnectionString).GetType()
                .ShouldBe(DatabaseTestCase.Current is Databases.Postgres ? typeof(PostgresDatabase) : typeof(SqliteDatabase));
        }

        Directory.Delete(folder, recursive: true);
    }

    [DatabaseFact(On = Databases.Postgres)]
    public void What_is_for_one_runs_on_that_one() => DatabaseTestCase.Current.ShouldBe(Databases.Postgres);
}
