namespace Shapes;

public interface IRoot { Task RootAsync(); string Name { get; } void Same(); event EventHandler Changed; object Value { get; } }
public interface ILeft : IRoot { void Left(); void Same(int x); int Twin { get; set; } Task Both(string s); }
public interface IRight : IRoot { void Right(); new void Same(); string Twin { get; } Task Both(string s); int get_Other(); void set_Twin(int x); }
public interface IGenericBase<T> { Task<T?> FindAsync(T key); T this[int index] { get; set; } }

// proxied
[CircuitBreaker, Retry(1), Timeout(100)]
public interface IDiamond : ILeft, IRight, IGenericBase<string>, IGenericBase<int>
{
    new string Value { get; }
    new Task RootAsync();
    int Other { get; }
    Task OwnAsync(CancellationToken cancellationToken);
}

// proxied
[Timeout(5)]
public interface IDefaults : IRoot
{
    Task DefaultAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    int DefaultValue => 5;
    sealed int Sealed() => 3;
    private int Hidden() => 2;
    static int Static() => Hidden2();
    private static int Hidden2() => 1;
    static virtual int Virtual() => 0;
    void IRoot.Same() { }
    abstract string IRoot.Name { get; }
    const int Constant = 1;
    class Nested;
}

public interface IAbstractStatic { static abstract int Make(); }

// proxied
[Retry(1)]
public interface IImplementsStatic : IAbstractStatic
{
    static int IAbstractStatic.Make() => 1;
    Task RunAsync();
}

// proxied
[CircuitBreaker]
public interface IDisposables : IDisposable, IAsyncDisposable
{
    Task RunAsync();
}

// proxied
[CircuitBreaker]
public interface ICollection2 : ICollection<int>
{
    Task RunAsync();
}

public interface IBound<TBound> { Task<T> RunAsync<T>(T item) where T : TBound; void Run<T>() where T : TBound; }

// proxied
[CircuitBreaker, Retry(1), Timeout(5)]
public interface IUnwritable : IBound<string>, IBound<int>, IBound<object?>, IBound<Exception> { Task OwnAsync(); }

public interface ISpans<T> { ref readonly T First(params Span<T> items); Span<T> Rest(scoped Span<T> items, params ReadOnlySpan<T> more); }

// proxied
[CircuitBreaker, Retry(1), Fallback(nameof(Rest))]
public interface ISpansTwice : ISpans<string>, ISpans<int> { new int First { get; } }
