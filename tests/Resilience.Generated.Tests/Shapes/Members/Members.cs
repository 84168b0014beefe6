namespace Resilience.GeneratedTests.EveryShape;

public sealed class Members : IMembers
{
    private readonly Dictionary<int, string> _items = [];

    public string Get { get; set; } = "get";

    public string Set { get; set; } = "";

    public string Both { get; set; } = "";

    public string Init { get; init; } = "init";

    public int[] Numbers { get; } = [1, 2, 3];

    public ref int Reference => ref Numbers[0];

    public ref readonly int ReadOnlyReference => ref Numbers[1];

    public string this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public string this[string key, params int[] more] => key + more.Sum();

    public ref int this[in Guid id] => ref Numbers[2];

    public event EventHandler? Changed;

    public event Func<int, Task<int>>? Asked;

    public void Raise() => Changed?.Invoke(this, EventArgs.Empty);

    public Task<int>? Ask(int number) => Asked?.Invoke(number);

    public Task GuardedAsync() => Task.FromException(new HttpRequestException("down"));
}
