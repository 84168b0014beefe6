namespace Resilience.Tests;

public interface IGreeter
{
    string Greet();
}
