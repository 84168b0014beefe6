namespace Resilience.GeneratedTests;

/// <summary>Answers every method from one script.</summary>
internal sealed class Gateway : IGateway
{
    public Func<int, CancellationToken, Task<int>> Script { get; set; } = static (id, _) => Task.FromResult(id);

    public int Calls { get; private set; }

    public Task RunAsync(int id, CancellationToken cancellationToken) => Answer(id, cancellationToken);

    public Task<int> GetAsync(int id, CancellationToken cancellationToken) => Answer(id, cancellationToken);

    public ValueTask RunValueAsync(int id, CancellationToken cancellationToken) => new(Answer(id, cancellationToken));

    public ValueTask<int> GetValueAsync(int id, CancellationToken cancellationToken) => new(Answer(id, cancellationToken));

    public void Run(int id, CancellationToken cancellationToken) => Answer(id, cancellationToken).GetAwaiter().GetResult();

    public int Read(int id, CancellationToken cancellationToken) => Answer(id, cancellationToken).GetAwaiter().GetResult();

    private Task<int> Answer(int id, CancellationToken cancellationToken)
    {
        Calls++;
        return Script(id, cancellationToken);
    }
}
