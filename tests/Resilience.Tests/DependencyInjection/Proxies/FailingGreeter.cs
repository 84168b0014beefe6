namespace Resilience.Tests;

public sealed class FailingGreeter : IGreeter
{
    public string Greet() => throw new TimeZoneNotFoundException();
}
