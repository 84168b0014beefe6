namespace Resilience.GeneratedTests.EveryShape;

/// <summary>What is returned is a variable.</summary>
public interface IReferences
{
    ref int Slot(int index, CancellationToken token);

    ref readonly string Text(int index, CancellationToken token);

    ref int Larger(ref int one, ref int two, CancellationToken token);
}
