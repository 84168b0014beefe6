using Xunit.Sdk;

namespace PaymentService.Tests;

/// <summary>
/// A test of a running service: it runs once on SQLite and once on PostgreSQL, each time on a database of its own. Without
/// a PostgreSQL server its second half is skipped, and says so; where <c>CI=true</c> it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("PaymentService.Tests.DatabaseFactDiscoverer", "PaymentService.Tests")]
public sealed class DatabaseFactAttribute : FactAttribute
{
    /// <summary>For a test of what only one of them does.</summary>
    public Databases On { get; set; } = Databases.Both;

    /// <summary>It mounts a <see cref="SmallDisk"/>, which not everybody may.</summary>
    public bool OnSmallDisk { get; set; }
}
