using Microsoft.Extensions.Caching.Distributed;

namespace Resilience.GeneratedTests;

/// <summary>Guards the interface of <see cref="GuardedCache"/> in another way, under the same names of circuits.</summary>
[ResilientProxy<IDistributedCache>, CircuitBreaker(FailureThreshold = 9)]
internal sealed partial class PatientCache;
