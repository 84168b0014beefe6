namespace Resilience.GeneratedTests;

/// <summary>Fails, and counts how often each method is called.</summary>
internal sealed class Inherited : IDerived
{
    public int Own { get; private set; }

    public int Base { get; private set; }

    public int None { get; private set; }

    public Task OwnAsync()
    {
        Own++;
        return Callee.Fails();
    }

    public Task BaseAsync()
    {
        Base++;
        return Callee.Fails();
    }

    public Task NoneAsync()
    {
        None++;
        return Callee.Fails();
    }
}
