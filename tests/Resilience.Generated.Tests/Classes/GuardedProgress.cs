namespace Resilience.GeneratedTests;

/// <summary>Guards a closed interface of the base class library.</summary>
[ResilientProxy<IProgress<int>>, Retry(2, Delay = 0)]
internal sealed partial class GuardedProgress;
