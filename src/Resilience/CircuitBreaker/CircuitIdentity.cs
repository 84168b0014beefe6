namespace Resilience;

/// <summary>Whose a circuit is: an interface's (no method) or a method's, per service key.</summary>
internal sealed record CircuitIdentity(Type Service, object? ServiceKey, string? Method)
{
    public string DisplayName => Name(qualified: false);

    public string QualifiedName => Name(qualified: true);

    private string Name(bool qualified)
    {
        string service = ServiceName.Display(Service, ServiceKey, qualified);
        return Method is null ? service : service + "." + Method;
    }
}
