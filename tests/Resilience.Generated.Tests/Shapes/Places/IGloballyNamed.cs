using Resilience;

/// <summary>In no namespace.</summary>
public interface IGloballyNamed
{
    [CircuitBreaker]
    Task<string> NameAsync();
}
