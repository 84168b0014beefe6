using Resilience;

namespace Refused;

public interface IStore : IDisposable
{
    Task<byte[]?> GetAsync(string key, CancellationToken token = default);
    int Count(int x);
    ref readonly long Peek(scoped in Span<int> x, out int y, params int[] more);
    T Make<T>(T x) where T : class, new();
    void Dynamic(ref dynamic x);
    string Name { get; set; }
    event Action? Changed;
    int this[int x] { get; }
}

public interface IRepository<T> where T : class { Task<Box<T>> FindAsync(T? x); }

public sealed class Box<T> where T : class;

public interface IMade { static abstract int Create(); void Run(); }

public unsafe interface IPointing { int* Point(byte* x); }

public class Base;

// RES0004: what the declaration itself says.
[ResilientProxy<IStore>, CircuitBreaker]
public sealed partial class WrongAnnotation { [{|RES0004:Retry(2)|}] public partial Task<byte[]> GetAsync(string key, CancellationToken token = default); }

[ResilientProxy<IStore>]
public sealed partial class WrongParameters { [{|RES0004:Retry|}] public partial int Count(long x); }

[ResilientProxy<IStore>]
public sealed partial class WrongName { [{|RES0004:Retry|}] public partial int Cuont(int x); }

[ResilientProxy<IStore>]
public sealed partial class WrongConstraint { [{|RES0004:Retry|}] public partial T Make<T>(T x) where T : class, IComparable<T>; }

[ResilientProxy<IStore>]
public sealed partial class NotPublic { [{|RES0004:Retry|}] internal partial int Count(int x); [{|RES0004:Retry|}] partial void Dispose(); }

[ResilientProxy<IStore>]
public sealed partial class OfDisposal { [{|RES0004:Retry|}] public partial void Dispose(); }

[ResilientProxy<IStore>]
public sealed partial class OfDynamic { [{|RES0004:Retry|}] public partial void Dynamic(ref dynamic x); }

[ResilientProxy<IStore>]
public sealed partial class Forwarded
{
    /// <summary>A name.</summary>
    public partial string {|RES0004:Name|} { get; set; }
    public partial event Action? {|RES0004:Changed|};
    public partial int {|RES0004:this|}[int x] { get; }
}

[ResilientProxy<IPointing>]
public sealed unsafe partial class Pointing { [{|RES0004:Retry|}] public partial int* Point(byte* x); }

// RES0002 and RES0006: what the policy asks for.
[ResilientProxy<IStore>, CircuitBreaker]
public sealed partial class WithoutToken
{
    [{|RES0002:Timeout(100)|}] public partial int Count(int x);
    public partial ref readonly long Peek(scoped in Span<int> x, out int y, params int[] more);
    public partial T Make<T>(T x) where T : class, new();
}

public static partial class Around<T>
{
    internal partial struct Between
    {
        [ResilientProxy<IStore>]
        private sealed partial class Nested { [{|RES0006:Fallback("Missing")|}] public partial int Count(int @event = 5); }
    }
}

// RES0003: what the class is.
[ResilientProxy<IStore>]
public abstract partial class {|RES0003:Abstract|} { [Retry] public partial int Count(int x); }

[ResilientProxy<IStore>]
public static partial class {|RES0003:Static|} { [{|RES0004:Retry|}] public static partial int Count(int x); }

[ResilientProxy<IStore>]
public sealed partial record {|RES0003:Record|} { [Retry] public partial int Count(int x); }

[ResilientProxy<IStore>]
public partial class {|RES0003:Derived|} : Base { [Retry] public virtual partial int Count(int x); }

[ResilientProxy<IStore>]
public partial class {|RES0003:Primary|}(int number) { public int Number => number; [Retry] public virtual partial int Count(int x); }

[ResilientProxy<IStore>]
public sealed partial class Constructed { public {|RES0003:Constructed|}() { } [Retry] public partial int Count(int x); }

[ResilientProxy<IStore>]
public sealed partial class Taken { private readonly int {|RES0003:Circuits|} = 1; public int Use() => Circuits; [Retry] public partial int Count(int x); }

[ResilientProxy<IStore>]
public sealed partial class Required { public required int {|RES0003:More|} { get; set; } [Retry] public partial int Count(int x); }

[ResilientProxy<IStore>, {|RES0003:ResilientProxy(typeof(IMade))|}]
public sealed partial class Two { [Retry] public partial int Count(int x); }

[{|RES0003:ResilientProxy<string>|}]
public sealed partial class OfNoInterface { [Retry] public partial int Count(int x); public partial int CompareTo(string x); }

[{|RES0003:ResilientProxy(typeof(IRepository<>))|}]
public sealed partial class OtherArity<A, B> where A : class { public partial Task<Box<A>> FindAsync(A? x); }

[ResilientProxy(typeof(IRepository<>))]
public abstract partial class {|RES0003:Open|}<T> { public partial Task<Box<T>> FindAsync(T? x); }

// RES0001: what the interface is.
[{|RES0001:ResilientProxy(typeof(IMade))|}]
public sealed partial class OfStaticAbstract { public partial void Run(); }

// RES0005: what no proxy sees.
[{|RES0005:Retry|}]
public sealed class Unguarded { [{|RES0005:Timeout(100)|}] public int Count(int x) => x; }
