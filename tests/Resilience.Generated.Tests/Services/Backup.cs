using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests;

/// <summary>Answers 100; with a time-out for a cause, 200; for a rejection, 300.</summary>
[SuppressMessage("Design", "CA1068", Justification = "A fallback takes the cause after all parameters of the method.")]
public sealed class Backup
{
    /// <summary>What the last overload that takes an exception was given.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>Set: thrown instead of an answer.</summary>
    public Exception? Throws { get; set; }

    public void Run(int id, CancellationToken cancellationToken) => Answer(100, null);

    public int Read(int id, CancellationToken cancellationToken) => Answer(100, null);

    public int Read(int id, CancellationToken cancellationToken, TimeoutException cause) => Answer(200, cause);

    public Task RunAsync(int id, CancellationToken cancellationToken) => AnswerAsync(100, null);

    public Task<int> ReadAsync(int id, CancellationToken cancellationToken) => AnswerAsync(100, null);

    public Task<int> ReadAsync(int id, CancellationToken cancellationToken, TimeoutException cause) => AnswerAsync(200, cause);

    public Task<int> ReadAsync(int id, CancellationToken cancellationToken, RejectedException cause) => AnswerAsync(300, cause);

    public async ValueTask RunValueAsync(int id, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Answer(100, null);
    }

    public ValueTask<int> ReadValueAsync(int id, CancellationToken cancellationToken) => new(Answer(100, null));

    public ValueTask<int> ReadValueAsync(int id, CancellationToken cancellationToken, Exception cause) => new(Answer(200, cause));

    private Task<int> AnswerAsync(int answer, Exception? cause) => Throws is null ? Task.FromResult(Answer(answer, cause)) : Task.FromException<int>(Throws);

    private int Answer(int answer, Exception? cause)
    {
        Cause = cause;
        return Throws is null ? answer : throw Throws;
    }
}
