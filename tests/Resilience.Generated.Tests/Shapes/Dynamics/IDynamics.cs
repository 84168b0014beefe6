namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Values whose members are looked up at run time. Each method has a spare that does the same.</summary>
public interface IDynamics
{
    dynamic Twice(dynamic value, CancellationToken token);

    dynamic? Replace(ref dynamic value, CancellationToken token);

    Task<dynamic?> FindAsync(dynamic? value, int index, CancellationToken token);

    List<dynamic> Several(List<dynamic> values, CancellationToken token);

    dynamic Spare(dynamic value, CancellationToken token);

    dynamic? Spare(ref dynamic value, CancellationToken token);

    Task<dynamic?> Spare(dynamic? value, int index, CancellationToken token);

    List<dynamic> Spare(List<dynamic> values, CancellationToken token);
}
