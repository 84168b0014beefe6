namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Implements what is declared in every place; tells the place of the interface.</summary>
internal sealed class Everywhere : Outer.IPublic, Outer.IInternal, Outer.Middle<object>.IInner<string>, Outer.Middle<object>.IPlain, IGloballyNamed, IHidden
{
    public int Number { get; set; }

    int IHidden.Half { get; set; }

    int IHidden.Number { get; set; }

    public Task<object> FirstAsync(string other) => Task.FromResult<object>(other);

    public object Second<TOwn>(TOwn own)
        where TOwn : notnull, new() => new TOwn();

    public Task<object?> NoneAsync() => Task.FromResult<object?>(null);

    Task<string> Outer.IPublic.NameAsync() => Task.FromResult("public");

    Task<string> Outer.IInternal.NameAsync() => Task.FromResult("internal");

    Task<string> IGloballyNamed.NameAsync() => Task.FromResult("global");

    Task<string> IHidden.NameAsync() => Task.FromResult("hidden");

    string IHidden.Family() => "family";
}
