namespace Resilience;

/// <summary>The key of an original that a proxy replaced: equal to nothing but itself.</summary>
internal sealed class InnerKey(Type service, object? serviceKey)
{
    public override string ToString() => "what guards " + ServiceName.Display(service, serviceKey);
}
