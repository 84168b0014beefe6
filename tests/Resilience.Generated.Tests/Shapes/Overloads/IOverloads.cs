namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Overloads that differ in every way that C# allows. Each answers with its own parameters' types.</summary>
public interface IOverloads
{
    string Pick(CancellationToken token);

    string Pick(int value, CancellationToken token);

    string Pick(long value, CancellationToken token);

    string Pick(int? value, CancellationToken token);

    string Pick(in int value, CancellationToken token);

    string Pick(object? value, CancellationToken token);

    string Pick(string value, CancellationToken token);

    string Pick(int[] values, CancellationToken token);

    string Pick(int[,] values, CancellationToken token);

    string Pick(ReadOnlySpan<int> values, CancellationToken token);

    string Pick(IEnumerable<int> values, CancellationToken token);

    string Pick(List<string> values, CancellationToken token);

    string Pick((int, int) values, CancellationToken token);

    string Pick<T>(CancellationToken token);

    string Pick<T>(T value, CancellationToken token);

    string Pick<T>(T[] values, CancellationToken token);

    string Pick<T, TOther>(T value, CancellationToken token);

    string Pick(CancellationToken token, params string[] values);
}
