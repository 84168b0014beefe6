namespace Resilience.GeneratedTests.EveryShape;

public sealed class Diamond : IDiamond
{
    public int Failures { get; set; }

    public int Calls { get; private set; }

    public string Value => "diamond's value";

    public EventHandler? RootChanged { get; private set; }

    object IRoot.Value => "root's value";

    int ILeft.Twin { get; set; } = 5;

    string IRight.Twin => "right's twin";

    event EventHandler? IRoot.Changed
    {
        add => RootChanged += value;
        remove => RootChanged -= value;
    }

    public Task<string> RootAsync() => AnswerAsync("diamond's");

    public string Overridden() => "the callee's";

    public string Right() => "right's";

    public Task<string?> FindAsync(string key) => AnswerAsync<string?>("string " + key);

    public Task<int> FindAsync(int key) => AnswerAsync(key);

    public Type TypeOf(string? ofThis) => typeof(string);

    public Type TypeOf(int ofThis) => typeof(int);

    Task<string> IRoot.RootAsync() => AnswerAsync("root's");

    string IRoot.Describe() => "root";

    string ILeft.Describe() => "left";

    Task<string> ILeft.BothAsync(string text) => AnswerAsync("left " + text);

    Task<string> IRight.BothAsync(string text) => AnswerAsync("right " + text);

    private async Task<T> AnswerAsync<T>(T value)
    {
        await Task.Yield();
        Calls++;
        if (Failures > 0)
        {
            Failures--;
            throw new HttpRequestException("down");
        }

        return value;
    }
}
