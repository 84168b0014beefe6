namespace Resilience.Execution;

/// <summary>The names under which a guarded method appears in exceptions.</summary>
internal sealed class GuardedMethod
{
    private readonly string _names;

    internal GuardedMethod(string service, string name, string? owner = null)
    {
        Owner = owner ?? service;
        Service = service;
        Name = name;
        _names = service + "." + name;
    }

    /// <summary>The service's display name, <c>IStripeGateway</c> or <c>IStripeGateway[backup]</c>.</summary>
    public string Service { get; }

    /// <summary>The method's display name, <c>ChargeAsync</c> or, for an overload, <c>GetAsync(int,string)</c>.</summary>
    public string Name { get; }

    /// <summary>The service with the namespaces of all its types: no other has this name.</summary>
    public string Owner { get; }

    /// <summary>Both names: <c>IStripeGateway.ChargeAsync</c>.</summary>
    /// <returns>The names.</returns>
    public override string ToString() => _names;
}
