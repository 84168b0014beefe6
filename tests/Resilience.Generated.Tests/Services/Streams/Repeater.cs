namespace Resilience.GeneratedTests;

internal sealed class Repeater : IRepeater
{
    /// <summary>How many calls fail before one succeeds.</summary>
    public int Failures { get; init; }

    public int Calls { get; private set; }

    public async IAsyncEnumerable<T> RepeatAsync<T>(T item, int count)
    {
        await Task.Yield();
        if (++Calls <= Failures)
        {
            throw new HttpRequestException("down");
        }

        for (int i = 0; i < count; i++)
        {
            yield return item;
        }
    }
}
