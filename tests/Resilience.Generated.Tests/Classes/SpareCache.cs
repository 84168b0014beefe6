using Microsoft.Extensions.Caching.Distributed;

namespace Resilience.GeneratedTests;

/// <summary>Names fallbacks that only the generated part has: on a method by the name alone, on the class, where its members are not in scope, with the class's.</summary>
[ResilientProxy<IDistributedCache>, Fallback(nameof(SpareCache.Remove), When = FallbackWhen.Timeout)]
internal sealed partial class SpareCache
{
    [Fallback(nameof(Remove))]
    public partial void Refresh(string key);
}
