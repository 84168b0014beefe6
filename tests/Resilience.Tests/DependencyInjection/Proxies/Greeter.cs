namespace Resilience.Tests;

public sealed class Greeter(string name) : IGreeter
{
    public Greeter()
        : this("hello")
    {
    }

    public string Greet() => name;
}
