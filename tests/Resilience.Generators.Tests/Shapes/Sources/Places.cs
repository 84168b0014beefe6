// proxied
[CircuitBreaker]
public interface IGlobal { Task RunAsync(); }

// proxied
[CircuitBreaker]
internal interface IInternal { Task RunAsync(); internal Task InternalAsync(); internal int Number { get; set; } int Half { get; internal set; } protected internal void Family(); }

namespace Café.@class
{
    // proxied
    [CircuitBreaker]
    public interface IŞema { Task RunAsync(); }

    public class Outer
    {
        // proxied
        [CircuitBreaker]
        public interface IFoo { Task RunAsync(); [CircuitBreaker(Name = "a\"b")] void Other(); }

        public class Middle
        {
            // proxied
            [CircuitBreaker]
            internal interface @Interface { Task RunAsync(); }
        }
    }

    // proxied
    [CircuitBreaker]
    public interface iFoo { Task RunAsync(); }

    // proxied
    [CircuitBreaker]
    public interface ifoO { Task RunAsync(); }

    // proxied
    [CircuitBreaker]
    public interface IFOO { Task RunAsync(); }

    // proxied
    [CircuitBreaker]
    public interface I { Task RunAsync(); }

    // proxied
    [CircuitBreaker]
    public partial interface IPartial { Task OneAsync(); }
    [Retry(1)]
    public partial interface IPartial { [Timeout(5)] Task TwoAsync(CancellationToken cancellationToken); }

    // proxied
    [CircuitBreaker]
    public interface IExtended { Task RunAsync(); }
    partial class ResilientExtended { private readonly int _inner2 = 1; public int More() => _inner2 + Policies; private const int Policies = 3; }

    // proxied
    [CircuitBreaker]
    public interface IShadow<System, T, Global> { Task<System> RunAsync(T item, Global other); }
}

namespace System2.Resilience
{
    // proxied
    [CircuitBreaker, Timeout(5)]
    public interface IShadowed { Task RunAsync(); }
}
