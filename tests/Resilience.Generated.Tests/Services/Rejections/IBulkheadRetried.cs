namespace Resilience.GeneratedTests;

[Retry(1, Delay = 5_000, Jitter = false, Handle = [typeof(BulkheadFullException)]), Bulkhead(1)]
public interface IBulkheadRetried : ICalls;
