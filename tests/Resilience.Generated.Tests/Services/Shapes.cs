namespace Resilience.GeneratedTests;

/// <summary>Fails as often as it is told, then does what the names say.</summary>
internal sealed class Shapes : IShapes
{
    private readonly int[] _slots = [1, 2, 3];

    public int Failures { get; set; }

    public int Number { get; set; }

    public string this[int index] => "item " + index;

    public event EventHandler? Changed;

    public void Raise() => Changed?.Invoke(this, EventArgs.Empty);

    public bool TryRead(ref int input, out string output, in long constant, ReadOnlySpan<char> text)
    {
        input++;
        Fail();
        output = text.ToString() + constant;
        return true;
    }

    public ref int Slot(int index) => ref _slots[index];

    public Span<int> Slice(Span<int> span, int start)
    {
        Fail();
        return span[start..];
    }

    public async Task<T> EchoAsync<T>(T value, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Fail();
        return value;
    }

    public async IAsyncEnumerable<int> Stream(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    public string Describe() => "new";

    string IShapesBase.Describe() => "old";

    public Task OverloadAsync(int x) => Task.CompletedTask;

    public Task OverloadAsync(int x, string y) => Task.CompletedTask;

    public Task NamedAsync() => Task.CompletedTask;

    public Task<T> OwnAsync<T>(T x) => Task.FromResult(x);

    public void Pick(List<int> x, int[] y)
    {
    }

    public void Pick()
    {
    }

    private void Fail()
    {
        if (Failures-- > 0)
        {
            throw new HttpRequestException("down");
        }
    }
}
