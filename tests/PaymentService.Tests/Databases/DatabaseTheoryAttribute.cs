using Xunit.Sdk;

namespace PaymentService.Tests;

/// <summary>What <see cref="DatabaseFactAttribute"/> is to a fact: each row runs on both databases.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("PaymentService.Tests.DatabaseTheoryDiscoverer", "PaymentService.Tests")]
public sealed class DatabaseTheoryAttribute : TheoryAttribute
{
    /// <summary>For a test of what only one of them does.</summary>
    public Databases On { get; set; } = Databases.Both;

    /// <summary>It mounts a <see cref="SmallDisk"/>, which not everybody may.</summary>
    public bool OnSmallDisk { get; set; }
}
