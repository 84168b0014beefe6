namespace Hostile.Resilience.System
{
    public class System;
    public class Resilience;
    public class Task;
    public class Exception;
    public class String;
    public class CallFailure;
    public class CircuitBreakerOptions;
    public class IServiceProvider;
    public class Backup { public global::System.Threading.Tasks.Task<int> RunAsync(int x, CancellationToken token, global::System.Exception cause) => null!; }

    // proxied
    [CircuitBreaker(ErrorThresholdPercentage = 50), Timeout(5), TotalTimeout(6), Retry(1)]
    public interface IHostile : IDisposable
    {
        [Fallback(typeof(Backup))] global::System.Threading.Tasks.Task<int> RunAsync(int x, CancellationToken token);
        ValueTask Value(Task task, Exception exception);
        String Text(System system, CancellationToken token);
    }
}

namespace Hostile.Resilience.System.Threading
{
    public class Other;
}
