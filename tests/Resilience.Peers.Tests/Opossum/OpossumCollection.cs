using System.Diagnostics.CodeAnalysis;

namespace Resilience.Peers.Tests;

[CollectionDefinition(nameof(OpossumCollection))]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class OpossumCollection : ICollectionFixture<OpossumFixture>;
