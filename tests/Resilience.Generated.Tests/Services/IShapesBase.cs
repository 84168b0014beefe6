namespace Resilience.GeneratedTests;

public interface IShapesBase
{
    string Describe();
}
