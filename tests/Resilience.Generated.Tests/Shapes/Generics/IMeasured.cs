namespace Resilience.GeneratedTests.EveryShape;

public interface IMeasured
{
    int Length { get; }
}
