[assembly: CLSCompliant(true)]

namespace Shapes;

// proxied
[CircuitBreaker]
public interface ICompliant { Task<int> RunAsync(int x); }

// proxied
[CircuitBreaker]
internal interface IUnseen { Task<uint> RunAsync(uint x); }
