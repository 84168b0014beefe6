#nullable disable
namespace Resilience.GeneratedTests.EveryShape;

public sealed class Oblivious<T> : IOblivious<T>
    where T : class
{
    public string Name { get; set; }

    public event EventHandler Changed;

    public void Raise() => Changed?.Invoke(this, EventArgs.Empty);

    public T Get(string key, T otherwise) => otherwise;

    public Task<T> GetAsync(string[] keys, List<string> others) => Task.FromResult<T>(null);

    public TOwn Own<TOwn>(TOwn value)
        where TOwn : class => value;
}
