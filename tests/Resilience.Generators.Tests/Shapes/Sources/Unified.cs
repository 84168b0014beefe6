// Overloads that type arguments bring near to each other, and do not make one.
namespace Unified;

public interface IFoo<T>
{
    void Ref(T x);
    void Ref(ref int x);
    int Out(T x);
    int Out(out int x);
    void Arity<U>(T x);
    void Arity(int x);
    void Own(T x);
    private void Own(int x) { }
    int this[T x] { get; }
    int this[string x] { get; set; }
    T Other(T x);
    long Other(long x);
}

// proxied
[ResilientProxy<IFoo<int>>, CircuitBreaker, Retry]
public partial class OfInt;

// proxied
[ResilientProxy(typeof(IFoo<>)), CircuitBreaker, Retry]
public partial class OfAny<T>;

// proxied
[CircuitBreaker, Retry]
public interface IDerived : IFoo<int>;
