namespace Resilience.GeneratedTests;

/// <summary>Guards a closed interface of the base class library, a disposable one.</summary>
[ResilientProxy<IEnumerator<int>>, Retry(1, Delay = 0)]
internal sealed partial class GuardedNumbers;
