using Xunit.Abstractions;
using Xunit.Sdk;

namespace PaymentService.Tests;

/// <summary>A test, and the database to run it on.</summary>
internal sealed class DatabaseTestCase : XunitTestCase
{
    private static readonly AsyncLocal<Databases> s_current = new();
    private Databases _database;

    [Obsolete("For the deserializer.", error: true)]
    public DatabaseTestCase()
    {
    }

    private DatabaseTestCase(
        Databases database, IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method, object[]? arguments)
        : base(diagnostics, display, options, method, arguments) =>
        _database = database;

    /// <summary>What the test that is running now is to run on.</summary>
    public static Databases Current => s_current.Value == 0 ? Databases.Sqlite : s_current.Value;

    public static IEnumerable<IXunitTestCase> ForEach(
        IMessageSink diagnostics, ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo attribute, object[]? arguments = null)
    {
        Databases wanted = attribute.GetNamedArgument<Databases>(nameof(DatabaseFactAttribute.On));
        return new[] { Databases.Sqlite, Databases.Postgres }.Where(database => wanted.HasFlag(database)).Select(database => new DatabaseTestCase(
            database, diagnostics, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method, arguments));
    }

    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        s_current.Value = _database;
        return await base.RunAsync(diagnosticMessageSink, messageBus, constructorArguments, aggregator, cancellationTokenSource);
    }

    public override void Serialize(IXunitSerializationInfo data)
    {
        data.AddValue(nameof(_database), (int)_database);
        base.Serialize(data);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        _database = (Databases)data.GetValue<int>(nameof(_database));
        base.Deserialize(data);
    }

    protected override string GetUniqueID() => $"{base.GetUniqueID()}-{_database}";

    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => $"{base.GetDisplayName(factAttribute, displayName)} [{_database}]";

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? (_database is Databases.Postgres ? PostgresPresence.SkipReason : null)
        ?? (factAttribute.GetNamedArgument<bool>(nameof(DatabaseFactAttribute.OnSmallDisk)) ? SmallDisk.SkipReason : null);

    protected override void Initialize()
    {
        base.Initialize();
        Traits.Add("Database", [_database.ToString()]);
    }
}
