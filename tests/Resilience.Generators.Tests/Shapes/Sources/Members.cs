using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
namespace Shapes;

// proxied
[CircuitBreaker]
public interface IMembers
{
    int Get { get; }
    string? Set { set; }
    int Both { get; set; }
    int Init { get; init; }
    ref int Reference { get; }
    ref readonly Guid ReadOnlyReference { get; }
    string this[int index] { get; set; }
    string this[string key, params int[] more] { get; }
    int this[in Guid id, int optional = 5] { get; }
    [AllowNull] string Allowing { get; set; }
    [MaybeNull] string Maybe { get; }
    [MaybeNull] ref string MaybeReference { get; }
    [NotNull] ref readonly Func<string>? NotNullReference { get; }
    event EventHandler? Changed;
    event Action<(int a, string? b)> Raised;
    [Obsolete] int Old { get; set; }
    [Obsolete("gone", true)] Task Gone(int x);
    [Obsolete("gone", true), Retry(1), Fallback(nameof(Other))] Task<int> GoneToo(int x);
    [Obsolete("gone")] Task<int> Other(int x);
    [RequiresUnreferencedCode("because"), RequiresDynamicCode("because")] Task Requires();
    dynamic Dynamic { get; set; }
    (int First, string Second) Tuple { get; set; }
}

#pragma warning disable CS1066
// proxied
[CircuitBreaker]
public interface IIndexerOfDefaults
{
    int this[string? text = null, int number = 5] { get; set; }
    int this[Guid id, string? text = null, int number = 5] { get; }
}
#pragma warning restore CS1066

// proxied
[CircuitBreaker]
public interface INamedIndexer
{
    [IndexerName("Entry")] string this[int index] { get; }
    void Item();
}

// proxied
[CircuitBreaker]
public unsafe interface IPointers
{
    int* Pointer(int* p, void** q);
    Task PointerAsync(byte* data, int length);
    delegate* unmanaged<int, void> Function(delegate*<string, int> f);
    int* Property { get; set; }
}

#pragma warning disable CS0618
[Obsolete("type")] public sealed class OldType;

// proxied
[CircuitBreaker, Obsolete("interface")]
public interface IOld { Task RunAsync(); OldType Make(List<OldType> olds); }

// proxied
[CircuitBreaker]
public interface IUsesOld { Task<OldType> RunAsync(); }

#pragma warning disable EXP1
[Experimental("EXP1")] public sealed class NewType;

// proxied
[CircuitBreaker]
public interface IUsesNew { Task<NewType> RunAsync(); [Experimental("EXP2")] Task NewAsync(); }

// proxied
[CircuitBreaker, Experimental("EXP3")]
public interface INew { Task RunAsync(); }

public class Maker<T> { public delegate void Made(T item); }

// proxied
[CircuitBreaker]
public unsafe interface IPointersInside
{
    event Maker<int*[]>.Made Changed;
    Maker<List<int*[]>>.Made? Property { get; set; }
}
